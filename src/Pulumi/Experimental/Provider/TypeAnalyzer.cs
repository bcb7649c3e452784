using System.Reflection;

namespace Pulumi.Experimental.Provider;

/// <summary>Describes the classes of components' inputs and outputs; what is nested is kept by name.</summary>
internal sealed class TypeAnalyzer(string package)
{
    private static readonly Type[] Bases = [typeof(Resource), typeof(ComponentResource), typeof(CustomResource), typeof(ResourceArgs)];

    private static readonly NullabilityInfoContext Nullability = new();

    public Dictionary<string, ComplexTypeSpec> Found { get; } = [];

    public (Dictionary<string, PropertySpec> Properties, HashSet<string> Required) Members(Type type)
    {
        var properties = new Dictionary<string, PropertySpec>();
        var required = new HashSet<string>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !Bases.Contains(property.DeclaringType)))
        {
            // A list or map made on demand has its attribute at the field behind it.
            var field = type.GetField(
                "_" + char.ToLowerInvariant(property.Name[0]) + property.Name[1..], BindingFlags.NonPublic | BindingFlags.Instance);
            MemberInfo member = field?.IsDefined(typeof(InputAttribute)) == true ? field : property;
            var name = MemberNames.Declared(member) ?? (member.IsDefined(typeof(OutputAttribute))
                ? property.Name
                : throw new ArgumentException($"The property {type.Name}.{property.Name} is neither [Input] nor [Output]. Mark it."));
            var isOutput = member.IsDefined(typeof(OutputAttribute));
            var described = Describe(property.PropertyType, $"{type.Name}.{property.Name}", isOutput);
            properties.Add(name, new PropertySpec
            {
                Type = described.Type,
                Ref = described.Ref,
                Plain = described.Plain,
                Items = described.Items,
                AdditionalProperties = described.AdditionalProperties,
            });
            if (member.GetCustomAttribute<InputAttribute>()?.IsRequired ?? IsAlwaysThere(property))
            {
                required.Add(name);
            }
        }

        return (properties, required);
    }

    /// <summary>An output that may be null is not always there.</summary>
    private static bool IsAlwaysThere(PropertyInfo property)
    {
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            return false;
        }

        lock (Nullability)
        {
            return Nullability.Create(property).GenericTypeArguments is [{ ReadState: not NullabilityState.Nullable }];
        }
    }

    private TypeSpec Describe(Type type, string where, bool isOutput)
    {
        var plain = !isOutput;
        if (Simple(type) is { } simple)
        {
            return TypeSpec.CreateBuiltin(simple, plain);
        }

        if (Special(type) is { } special)
        {
            return TypeSpec.CreateReference(special, plain);
        }

        if (type.IsArray)
        {
            return TypeSpec.CreateArray(Describe(type.GetElementType()!, where, isOutput));
        }

        if (type.IsConstructedGenericType && Generic(type, where, isOutput) is { } generic)
        {
            return generic;
        }

        if (type.IsAssignableTo(typeof(Resource)) || type.IsInterface || type.IsPrimitive
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            throw new ArgumentException($"The type {type.FullName} of {where} cannot be described in a schema. Use values and classes of your own.");
        }

        return TypeSpec.CreateReference($"#/types/{package}:index:{Nest(type)}", plain);
    }

    private TypeSpec? Generic(Type type, string where, bool isOutput)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Output<>) != isOutput && (definition == typeof(Output<>) || IsInput(definition)))
        {
            throw new ArgumentException($"{where} is an {(isOutput ? "output, which is an Output<T>" : "input, which is no Output<T>")}. Change its type.");
        }

        return definition switch
        {
            _ when definition == typeof(Output<>) || definition == typeof(Nullable<>) => Describe(arguments[0], where, isOutput),
            _ when definition == typeof(Input<>) => Describe(arguments[0], where, false) with { Plain = null },
            _ when definition == typeof(InputList<>) => TypeSpec.CreateArray(Describe(arguments[0], where, false) with { Plain = null }),
            _ when definition == typeof(InputMap<>) => TypeSpec.CreateDictionary(Describe(arguments[0], where, false) with { Plain = null }),
            _ when arguments.Length == 1 && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) =>
                TypeSpec.CreateArray(Describe(arguments[0], where, isOutput)),
            _ when arguments.Length == 2 && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => arguments[0] == typeof(string)
                ? TypeSpec.CreateDictionary(Describe(arguments[1], where, isOutput))
                : throw new ArgumentException($"The keys of {where} are of type {arguments[0].Name}. Only texts can be keys."),
            _ => null,
        };
    }

    private static bool IsInput(Type definition) =>
        definition == typeof(Input<>) || definition == typeof(InputList<>) || definition == typeof(InputMap<>);

    private string Nest(Type type)
    {
        var name = type.Name.EndsWith("Args", StringComparison.Ordinal) ? type.Name[..^"Args".Length] : type.Name;
        if (!Found.ContainsKey(name))
        {
            // It may refer to itself, so it is known before it is described.
            Found[name] = ComplexTypeSpec.CreateObject([], []);
            var (properties, required) = Members(type);
            Found[name] = ComplexTypeSpec.CreateObject(properties, required);
        }

        return name;
    }

    private static string? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => BuiltinTypeSpec.String,
        TypeCode.Int32 or TypeCode.Int64 when !type.IsEnum => BuiltinTypeSpec.Integer,
        TypeCode.Single or TypeCode.Double => BuiltinTypeSpec.Number,
        TypeCode.Boolean => BuiltinTypeSpec.Boolean,
        _ => null,
    };

    private static string? Special(Type type) =>
        type == typeof(Archive) ? "pulumi.json#/Archive"
        : type == typeof(Asset) ? "pulumi.json#/Asset"
        : type == typeof(object) ? "pulumi.json#/Any"
        : null;
}
