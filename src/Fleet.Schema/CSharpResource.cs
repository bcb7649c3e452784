using Fleet.Schema.Reading;

namespace Fleet.Schema;

/// <summary>A resource in C#.</summary>
/// <param name="Class">The full name of its class.</param>
/// <param name="Arguments">The class of its inputs.</param>
public sealed record CSharpResource(string Class, CSharpObject Arguments);

/// <summary>A class with properties, or an enum with values.</summary>
public sealed class CSharpObject
{
    private readonly Package _package;
    private readonly Block _block;

    internal CSharpObject(Package package, Block block, string name) => (_package, _block, Class) = (package, block, name);

    /// <summary>The full name of the class.</summary>
    public string Class { get; }

    /// <summary>An input by its name on the wire; null when there is none.</summary>
    public CSharpProperty? Find(string name) =>
        _block.Properties.FirstOrDefault(property => property.Name == name && (property.IsInput || _block.Kind == BlockKind.Type)) is { } found
            ? new CSharpProperty(
                found.Marks.CSharpName ?? char.ToUpperInvariant(found.Name[0]) + found.Name[1..],
                CSharpSchema.TypeOf(_package, _block, found.Type))
            : null;

    /// <summary>A value of an enum in C#; null when it has no such value.</summary>
    public string? ValueOf(string text) =>
        _block.Values.FirstOrDefault(value => value.Value == text) is { } found ? $"{Class}.{found.Name}" : null;
}

/// <summary>A property in C#.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
public sealed record CSharpProperty(string Name, CSharpType Type);

/// <summary>What a property holds.</summary>
/// <param name="Kind">The kind of value.</param>
public sealed record CSharpType(CSharpKind Kind)
{
    /// <summary>What a list or map is of.</summary>
    public CSharpType? Item { get; init; }

    /// <summary>The class or enum that it is.</summary>
    public CSharpObject? Object { get; init; }
}

/// <summary>Kinds of values.</summary>
public enum CSharpKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Anything.</summary>
    Any,

    /// <summary>A file or an archive.</summary>
    Asset,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>An object with a class of its own.</summary>
    Object,

    /// <summary>One of a set of texts.</summary>
    Enum,
}
