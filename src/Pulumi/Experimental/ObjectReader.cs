using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Pulumi.Serialization;

namespace Pulumi.Experimental;

/// <summary>Makes objects of a program's classes from values.</summary>
internal static class ObjectReader
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static object? Read(PropertyValue value, Type type, string path)
    {
        if (type == typeof(PropertyValue))
        {
            return value;
        }

        if (type.IsConstructedGenericType && Wrapper(value, type, path) is { } wrapped)
        {
            return wrapped;
        }

        if (value.IsComputed)
        {
            throw Misfit(path, "is not known yet; declare it as an Input or Output");
        }

        if (value.IsNull)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null
                ? RuntimeHelpers.GetUninitializedObject(type)
                : null;
        }

        return Known(value, Nullable.GetUnderlyingType(type) ?? type, path);
    }

    private static object? Known(PropertyValue value, Type type, string path) => value.Type switch
    {
        _ when type == typeof(object) => Plain(value),
        PropertyValueType.Bool when type == typeof(bool) && value.TryGetBool(out var flag) => flag,
        PropertyValueType.String when value.TryGetString(out var text) => Text(text, type, path),
        PropertyValueType.Number when value.TryGetNumber(out var number) => Number(number, type, path),
        PropertyValueType.Asset or PropertyValueType.Archive when Plain(value) is { } files && type.IsInstanceOfType(files) => files,
        PropertyValueType.Resource when value.TryGetResource(out var reference) => Resource(reference, type, path),
        PropertyValueType.Array when value.TryGetArray(out var items) => List(items, type, path),
        PropertyValueType.Map when value.TryGetMap(out var members) => Members(members, type, path),
        _ => throw Misfit(path, $"is a {value.Type}, which does not fit {type}"),
    };

    private static object Text(string text, Type type, string path) =>
        type == typeof(string) ? text
        : type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var known) ? known!
        : Marked(text, type) ?? throw Misfit(path, $"is a String, which does not fit {type}");

    private static object Number(double number, Type type, string path) =>
        type.IsEnum ? Enum.ToObject(type, (int)number)
        : type == typeof(double) ? number
        : Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
            ? Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture)
        : Marked(number, type) ?? throw Misfit(path, $"is a Number, which does not fit {type}");

    /// <summary>An enum of a package: a struct around a text or number.</summary>
    private static object? Marked(object value, Type type) => type.IsDefined(typeof(EnumTypeAttribute))
        ? type.GetConstructor(Instance, [value.GetType()])?.Invoke([value])
        : null;

    private static Resource Resource(ResourceReference reference, Type type, string path)
    {
        var resource = ResourceModules.Resolve((Fleet.Protocol.Values.PropertyValue.ResourceReference)WireValues.To(new PropertyValue(reference)));
        return type.IsInstanceOfType(resource)
            ? resource
            : throw Misfit(path, $"is the resource '{reference.URN}', which does not fit {type}");
    }

    private static object? List(ImmutableArray<PropertyValue> items, Type type, string path)
    {
        var item = type.IsArray ? type.GetElementType()!
            : type.IsGenericType && type.GenericTypeArguments.Length == 1 ? type.GenericTypeArguments[0]
            : throw Misfit(path, $"is an Array, which does not fit {type}");
        var values = items.Select((value, index) => Read(value, item, $"{path}[{index}]"));
        return Generic(nameof(ListOf), [item], values, type, path);
    }

    private static object? Members(ImmutableDictionary<string, PropertyValue> members, Type type, string path)
    {
        if (type.IsGenericType && type.GenericTypeArguments is [var key, var item] && key == typeof(string))
        {
            var values = members.Select(member =>
                KeyValuePair.Create(member.Key, Read(member.Value, item, $"{path}.{member.Key}")));
            return Generic(nameof(DictionaryOf), [item], values, type, path);
        }

        return type.IsDefined(typeof(OutputTypeAttribute))
            ? new OutputTypeReader(type).Read(
                members.ToImmutableDictionary(member => member.Key, member => (object?)member.Value),
                (name, value, target) => value is PropertyValue given ? Read(given, target, $"{path}.{name}") : null)
            : Object(members, type, path);
    }

    private static object Object(ImmutableDictionary<string, PropertyValue> members, Type type, string path)
    {
        var made = type.GetConstructor(Instance, []) is { } constructor
            ? constructor.Invoke([])
            : throw Misfit(path, $"is a Map; {type} has no constructor without parameters");
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var property in level.GetProperties(Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite))
            {
                var name = MemberNames.Of(property);
                if (members.TryGetValue(name, out var value))
                {
                    property.SetValue(made, Read(value, property.PropertyType, $"{path}.{name}"));
                }
            }

            foreach (var field in level.GetFields(Instance | BindingFlags.DeclaredOnly))
            {
                if (MemberNames.Declared(field) is { } name && members.TryGetValue(name, out var value))
                {
                    field.SetValue(made, Read(value, field.FieldType, $"{path}.{name}"));
                }
            }
        }

        return made;
    }

    /// <summary>Inputs and outputs keep what a value knows of itself.</summary>
    private static object? Wrapper(PropertyValue value, Type type, string path)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Output<>))
        {
            return Call(nameof(OutputOf), arguments, value, path);
        }

        if (definition == typeof(Input<>))
        {
            return value.IsNull ? null : Wrap(Call(nameof(OutputOf), arguments, value, path)!, type);
        }

        var inner = definition == typeof(InputList<>) ? typeof(ImmutableArray<>).MakeGenericType(arguments)
            : definition == typeof(InputMap<>) ? typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), arguments[0])
            : null;
        return inner is null || value.IsNull ? null : Wrap(Call(nameof(OutputOf), [inner], value, path)!, type);
    }

    private static object Wrap(object output, Type input) =>
        input.GetMethod("op_Implicit", [output.GetType()])!.Invoke(null, [output])!;

    private static Output<T> OutputOf<T>(PropertyValue value, string path)
    {
        var isKnown = !IsComputed(value);
        return new(new OutputData<T>(
            [.. value.Dependencies.Select(urn => (Resource)new DependencyResource(urn))],
            isKnown ? (T)Read(value, typeof(T), path)! : default!,
            isKnown,
            IsSecretInside(value)));
    }

    private static bool IsComputed(PropertyValue value) =>
        value.IsComputed
        || (value.TryGetArray(out var items) && items.Any(IsComputed))
        || (value.TryGetMap(out var members) && members.Values.Any(IsComputed));

    private static bool IsSecretInside(PropertyValue value) =>
        value.IsSecret
        || (value.TryGetArray(out var items) && items.Any(IsSecretInside))
        || (value.TryGetMap(out var members) && members.Values.Any(IsSecretInside));

    private static object? Generic(string method, Type[] arguments, object values, Type target, string path)
    {
        var made = Call(method, arguments, values, target);
        return made ?? throw Misfit(path, $"does not fit {target}");
    }

    private static object? Call(string method, Type[] arguments, params object?[] values) => typeof(ObjectReader)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(arguments)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null);

    private static object? ListOf<T>(IEnumerable<object?> values, Type target)
    {
        var items = values.Cast<T>();
        return target.IsAssignableFrom(typeof(ImmutableArray<T>)) && target.IsValueType ? items.ToImmutableArray()
            : target.IsArray ? items.ToArray()
            : target.IsAssignableFrom(typeof(List<T>)) ? items.ToList()
            : target.IsAssignableFrom(typeof(HashSet<T>)) ? items.ToHashSet()
            : target.IsAssignableFrom(typeof(ImmutableList<T>)) ? items.ToImmutableList()
            : null;
    }

    private static object? DictionaryOf<T>(IEnumerable<KeyValuePair<string, object?>> values, Type target)
    {
        var members = values.Select(member => KeyValuePair.Create(member.Key, (T)member.Value!));
        return target.IsAssignableFrom(typeof(Dictionary<string, T>)) ? members.ToDictionary()
            : target.IsAssignableFrom(typeof(ImmutableDictionary<string, T>)) ? members.ToImmutableDictionary()
            : null;
    }

    private static object? Plain(PropertyValue value) => value.Match<object?>(
        () => null,
        flag => flag,
        number => number,
        text => text,
        items => items.Select(Plain).ToImmutableArray(),
        members => members.ToImmutableDictionary(member => member.Key, member => Plain(member.Value)),
        asset => asset,
        archive => archive,
        reference => reference,
        () => null);

    private static InvalidOperationException Misfit(string path, string what) => new($"The value at '{path}' {what}.");
}
