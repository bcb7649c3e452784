using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Types that a program defines and that stand for plain values: enumerations and output objects.</summary>
internal static class SpecialTypes
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>?> Readers = new();

    /// <summary>What to serialise in a value's place.</summary>
    public static (bool IsFound, object? Plain) FindPlain(object value) =>
        Readers.GetOrAdd(value.GetType(), static type => FindReader(type)) is { } read
            ? (true, read(value))
            : (false, null);

    private static Func<object, object?>? FindReader(Type type)
    {
        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
        {
            return value => (int)value;
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            var convert = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
            return convert is { } method && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double))
                ? value => method.Invoke(null, [value])
                : throw new InvalidOperationException(
                    $"{type.FullName} needs an explicit conversion to string or double, since it is an [EnumType].");
        }

        return type.IsDefined(typeof(OutputTypeAttribute)) ? ReadFields : null;
    }

    private static Dictionary<string, object?> ReadFields(object value) => value.GetType()
        .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(field => field.IsInitOnly)
        .ToDictionary(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field => field.GetValue(value));
}
