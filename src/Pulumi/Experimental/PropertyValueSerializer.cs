namespace Pulumi.Experimental;

/// <summary>Turns objects of a program's classes into property values and back.</summary>
public class PropertyValueSerializer
{
    /// <summary>
    /// The value of an object: texts, numbers, lists and dictionaries as such, arguments by their
    /// <see cref="InputAttribute"/> members, outputs with their secretness and dependencies, and any other class by its
    /// public properties, whose names begin with a small letter then.
    /// </summary>
    public async Task<PropertyValue> Serialize<T>(T value) => WireValues.From(await ObjectWriter.WriteAsync(typeof(T).Name, value));

    /// <summary>An object of a type from its value.</summary>
    /// <exception cref="InvalidOperationException">The value does not fit the type.</exception>
    public Task<T> Deserialize<T>(PropertyValue value) => Task.FromResult((T)Deserialize(value, typeof(T))!);

    /// <summary>An object of a type from its value.</summary>
    /// <exception cref="InvalidOperationException">The value does not fit the type.</exception>
    public object? Deserialize(PropertyValue value, Type targetType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(targetType);
        return ObjectReader.Read(value, targetType, "$");
    }
}
