using System.Collections.Immutable;

namespace Fleet.Protocol.Values;

public abstract partial record PropertyValue
{
    /// <summary>A text, or <see cref="Null"/> for null.</summary>
    public static implicit operator PropertyValue(string? value) => value is null ? Null.Instance : new Text(value);

    /// <summary>A truth value.</summary>
    public static implicit operator PropertyValue(bool value) => new Bool(value);

    /// <summary>A number.</summary>
    public static implicit operator PropertyValue(double value) => new Number(value);

    /// <summary>A number.</summary>
    public static implicit operator PropertyValue(int value) => new Number(value);

    /// <summary>An object.</summary>
    public static implicit operator PropertyValue(PropertyMap value) => new Map(value);

    /// <summary>A list.</summary>
    public static PropertyValue Of(params IEnumerable<PropertyValue> items) => new List([.. items]);

    /// <summary>The value inside secrets and outputs; <see cref="Unknown"/> for an output that is not known.</summary>
    public PropertyValue Unwrap() => this switch
    {
        Secret secret => secret.Value.Unwrap(),
        Output output => output.Value?.Unwrap() ?? Unknown.Instance,
        _ => this,
    };

    /// <summary>True when the value, or any part of it, is secret.</summary>
    public bool ContainsSecrets => this switch
    {
        Secret => true,
        Output output => output.IsSecret || output.Value?.ContainsSecrets == true,
        List list => list.Items.Any(item => item.ContainsSecrets),
        Map map => map.Members.Values.Any(member => member.ContainsSecrets),
        Archive archive => archive.Assets?.Values.Any(asset => asset.ContainsSecrets) == true,
        _ => false,
    };

    /// <summary>True when the value, or any part of it, is not known yet.</summary>
    public bool ContainsUnknowns => this switch
    {
        Unknown => true,
        Secret secret => secret.Value.ContainsUnknowns,
        Output output => output.Value?.ContainsUnknowns ?? true,
        List list => list.Items.Any(item => item.ContainsUnknowns),
        Map map => map.Members.Values.Any(member => member.ContainsUnknowns),
        ResourceReference reference => reference.Id?.ContainsUnknowns == true,
        _ => false,
    };

    /// <summary>The text, seen through secrets; null when it is not a text.</summary>
    public string? AsText() => (Unwrap() as Text)?.Value;

    /// <summary>The number, seen through secrets; null when it is not a number.</summary>
    public double? AsNumber() => (Unwrap() as Number)?.Value;

    /// <summary>The truth value, seen through secrets; null when it is none.</summary>
    public bool? AsBool() => (Unwrap() as Bool)?.Value;

    /// <summary>The items, seen through secrets; none when it is not a list.</summary>
    public ImmutableArray<PropertyValue> AsList() => (Unwrap() as List)?.Items ?? [];

    /// <summary>The members, seen through secrets; none when it is not an object.</summary>
    public PropertyMap AsMap() => (Unwrap() as Map)?.Members ?? PropertyMap.Empty;
}
