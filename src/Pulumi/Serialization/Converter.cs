using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>
/// Turns returned values into the types that outputs are declared with. What does not fit is reported as a warning and
/// becomes the type's default, since a provider's slip should not stop a deployment.
/// </summary>
internal sealed class Converter(Action<string> warn)
{
    private static readonly ConcurrentDictionary<Type, OutputTypeReader> Readers = new();

    /// <summary>Reads a value, its secretness and what it depends on.</summary>
    public OutputData<object?> Read(string context, PropertyValue value, Type target)
    {
        var reader = new PlainReader();
        var plain = reader.Read(value);
        return new OutputData<object?>(
            reader.Resources, reader.IsKnown ? Convert(context, plain, target) : null, reader.IsKnown, reader.IsSecret);
    }

    /// <summary>Reads a value, its secretness and what it depends on.</summary>
    public OutputData<T> Read<T>(string context, PropertyValue value)
    {
        var data = Read(context, value, typeof(T));
        return new OutputData<T>(data.Resources, data.Value is T typed ? typed : default!, data.IsKnown, data.IsSecret);
    }

    private object? Convert(string context, object? value, Type target)
    {
        var (converted, problem) = TryConvert(context, value, target);
        if (problem is not null)
        {
            warn(problem);
        }

        return converted ?? Default(target);
    }

    private static object? Default(Type target) => target.IsValueType && Nullable.GetUnderlyingType(target) is null
        ? System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(target)
        : null;

    private static (object? Value, string? Problem) Expect<T>(string context, object value) => value is T
        ? (value, null)
        : (null, $"Expected {typeof(T).Name} but got {value.GetType().Name} deserializing {context}.");

    private (object? Value, string? Problem) TryConvert(string context, object? value, Type target)
    {
        if (value is null || target == typeof(object))
        {
            return (value, null);
        }

        target = Nullable.GetUnderlyingType(target) ?? target;
        return Type.GetTypeCode(target) switch
        {
            TypeCode.String => Expect<string>(context, value),
            TypeCode.Boolean => Expect<bool>(context, value),
            TypeCode.Double => Expect<double>(context, value),
            TypeCode.Int32 when target.IsEnum => value is double number
                ? (Enum.ToObject(target, (int)number), null)
                : Expect<double>(context, value),
            TypeCode.Int32 => ToInt32(context, value),
            _ => TryConvertObject(context, value, target),
        };
    }

    private static (object? Value, string? Problem) ToInt32(string context, object value) => value switch
    {
        double number when number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue => ((int)number, null),
        double number => ((int)number, $"Expected a whole number but got {number} deserializing {context}."),
        _ => Expect<double>(context, value),
    };

    private (object? Value, string? Problem) TryConvertObject(string context, object value, Type target)
    {
        if (target == typeof(Asset))
        {
            return (value as Asset ?? new InvalidAsset(), null);
        }

        if (target == typeof(Archive))
        {
            return (value as Archive ?? new InvalidArchive(), null);
        }

        if (target == typeof(AssetOrArchive))
        {
            return (value as AssetOrArchive ?? new InvalidAsset(), null);
        }

        if (target == typeof(JsonElement))
        {
            return (JsonValues.ToElement(value), null);
        }

        if (typeof(Resource).IsAssignableFrom(target))
        {
            return target.IsInstanceOfType(value)
                ? (value, null)
                : (null, $"Expected {target.FullName} but got {value.GetType().Name} deserializing {context}.");
        }

        return target.IsConstructedGenericType
            ? TryConvertGeneric(context, value, target)
            : TryConvertMarked(context, value, target);
    }

    private (object? Value, string? Problem) TryConvertGeneric(string context, object value, Type target)
    {
        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GenericTypeArguments;
        if (definition == typeof(Union<,>))
        {
            return TryConvertUnion(context, value, target, arguments);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> items
                ? (GenericCollections.Array(
                    arguments[0], items.Select(item => Convert(context, item, arguments[0]))), null)
                : Expect<ImmutableArray<object?>>(context, value);
        }

        if (definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string))
        {
            return value is ImmutableDictionary<string, object?> members
                ? (GenericCollections.Dictionary(
                    arguments[1],
                    members.Select(member =>
                        KeyValuePair.Create(member.Key, Convert(context, member.Value, arguments[1])))), null)
                : Expect<ImmutableDictionary<string, object?>>(context, value);
        }

        if (definition == typeof(Output<>))
        {
            var (inner, problem) = TryConvert(context, value, arguments[0]);
            return (problem is null ? GenericCollections.Output(arguments[0], inner) : null, problem);
        }

        throw new InvalidOperationException(
            $"Unexpected generic target type {target.FullName} when deserializing {context}");
    }

    private (object? Value, string? Problem) TryConvertUnion(
        string context, object value, Type target, Type[] arguments)
    {
        for (var index = 0; index < 2; index++)
        {
            var (converted, problem) = TryConvert(context, value, arguments[index]);
            if (problem is null)
            {
                return (target.GetMethod($"FromT{index}")!.Invoke(null, [converted]), null);
            }
        }

        return (null, $"Expected {arguments[0].Name} or {arguments[1].Name} "
            + $"but got {value.GetType().Name} deserializing {context}.");
    }

    private (object? Value, string? Problem) TryConvertMarked(string context, object value, Type target)
    {
        if (target.IsValueType && target.IsDefined(typeof(EnumTypeAttribute)))
        {
            const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
            return target.GetConstructor(Any, [value.GetType()]) is { } make
                ? (make.Invoke([value]), null)
                : (null, $"{target.FullName} cannot be made of a {value.GetType().Name} deserializing {context}.");
        }

        if (value is not ImmutableDictionary<string, object?> members)
        {
            return Expect<ImmutableDictionary<string, object?>>(context, value);
        }

        if (target.IsInterface)
        {
            return TryConvertCase(context, members, target);
        }

        if (!target.IsDefined(typeof(OutputTypeAttribute)))
        {
            return (null, $"Unexpected target type {target.FullName} when deserializing {context}.");
        }

        return (Readers.GetOrAdd(target, static type => new OutputTypeReader(type))
            .Read(members, (name, member, type) => Convert($"{context}.{name}", member, type)), null);
    }

    private (object? Value, string? Problem) TryConvertCase(
        string context, ImmutableDictionary<string, object?> members, Type target)
    {
        var discriminator = target.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>()?.PropertyName ?? "";
        var cases = target.GetCustomAttributes<DiscriminatedUnionCaseAttribute>().ToArray();
        var tag = members.GetValueOrDefault(discriminator) as string;
        return cases.FirstOrDefault(candidate => candidate.Tag == tag) is { } matching
            ? TryConvert(context, members, matching.Type)
            : (null, $"'{discriminator}' is '{tag}' but must be one of "
                + $"{string.Join(", ", cases.Select(known => known.Tag).Order(StringComparer.Ordinal))} "
                + $"deserializing {context}.");
    }
}
