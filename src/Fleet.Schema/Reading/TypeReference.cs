namespace Fleet.Schema.Reading;

/// <summary>What a value may be.</summary>
internal enum ValueKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Any,
    Asset,
    Archive,
    List,
    Map,

    /// <summary>An object or enum of the package, by name.</summary>
    Named,
}

/// <summary>The type of a property: <c>string</c>, <c>list&lt;int&gt;</c>, <c>map&lt;any&gt;</c>, <c>ContainerPort</c> …</summary>
internal sealed record TypeReference(ValueKind Kind, TypeReference? Item = null, string Name = "")
{
    /// <summary>The name of the object or enum at the bottom of lists and maps; empty when there is none.</summary>
    public string NamedTarget => Item?.NamedTarget ?? Name;

    public static TypeReference Parse(string text) => text switch
    {
        "string" => new(ValueKind.Text),
        "int" => new(ValueKind.Integer),
        "number" => new(ValueKind.Number),
        "bool" => new(ValueKind.Boolean),
        "any" => new(ValueKind.Any),
        "asset" => new(ValueKind.Asset),
        "archive" => new(ValueKind.Archive),
        _ when Inside(text, "list<") is { } item => new(ValueKind.List, Parse(item)),
        _ when Inside(text, "map<") is { } item => new(ValueKind.Map, Parse(item)),
        _ when char.IsUpper(text[0]) => new(ValueKind.Named, Name: text),
        _ => throw new FormatException($"'{text}' is no type."),
    };

    private static string? Inside(string text, string opening) =>
        text.StartsWith(opening, StringComparison.Ordinal) && text.EndsWith(">", StringComparison.Ordinal)
            ? text.Substring(opening.Length, text.Length - opening.Length - 1)
            : null;
}
