using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The <see cref="OutputAttribute"/> properties of one resource class, found once.</summary>
internal sealed class OutputMembers
{
    private static readonly ConcurrentDictionary<Type, OutputMembers> Known = new();

    private readonly List<Member> _members = [];

    private OutputMembers(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } output)
            {
                // A private setter is visible on the class that declares it only.
                var declared = property.DeclaringType == property.ReflectedType
                    ? property
                    : property.DeclaringType!.GetProperty(property.Name)!;
                _members.Add(new Member(output.Name ?? property.Name, declared));
            }
        }
    }

    public static OutputMembers Of(Type type) => Known.GetOrAdd(type, static type => new OutputMembers(type));

    /// <summary>
    /// Gives a resource under construction its pending outputs, and returns the ends to resolve them by.
    /// </summary>
    public Dictionary<string, OutputSource> Assign(Resource resource, bool onlyUrn)
    {
        var sources = new Dictionary<string, OutputSource>(onlyUrn ? 1 : _members.Count);
        foreach (var member in _members)
        {
            if (!onlyUrn || member.Property.DeclaringType == typeof(Resource))
            {
                var source = member.CreateSource(resource);
                member.Property.SetValue(resource, source.Output);
                sources.Add(member.Name, source);
            }
        }

        return sources;
    }

    /// <summary>The outputs that a component or stack was given by its author.</summary>
    public IDictionary<string, object?> Read(Resource resource)
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var (name, property) in _members)
        {
            if (property.DeclaringType != typeof(Resource))
            {
                _ = ValueType(property);
                outputs[name] = property.GetValue(resource);
            }
        }

        return outputs;
    }

    private static Type ValueType(PropertyInfo property) =>
        property.PropertyType is { IsConstructedGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(Output<>)
            ? type.GenericTypeArguments[0]
            : throw new RunException(
                $"Output(s) '{property.Name}' have incorrect type. "
                + "[Output] attributed properties must be instances of Output<T>.");

    private sealed record Member(string Name, PropertyInfo Property)
    {
        private ConstructorInvoker? _constructor;

        public OutputSource CreateSource(Resource resource)
        {
            if (_constructor is null)
            {
                if (Property.SetMethod is null)
                {
                    throw new InvalidOperationException(
                        $"[Output] {Property.DeclaringType!.FullName}.{Property.Name} has no setter; "
                        + "a private one will do.");
                }

                _constructor = ConstructorInvoker.Create(
                    typeof(OutputSource<>).MakeGenericType(ValueType(Property)).GetConstructors()[0]);
            }

            return (OutputSource)_constructor.Invoke(resource);
        }
    }
}
