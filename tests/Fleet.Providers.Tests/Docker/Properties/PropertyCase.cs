namespace Fleet.Providers.Tests.Docker;

/// <summary>A property with two values: what it is created with, and what it is changed to.</summary>
/// <param name="Path">The property, or a member of it: <c>ports.external</c>.</param>
/// <param name="Official">What the official provider does on a change: R replaces, U updates, S only records.</param>
/// <param name="First">The value of the whole property at first.</param>
/// <param name="Second">The value of the whole property then; null to leave it out.</param>
internal sealed record PropertyCase(string Path, string Official, PropertyValue First, PropertyValue? Second)
{
    /// <summary>What else the object needs.</summary>
    public PropertyMap With { get; init; } = PropertyMap.Empty;

    /// <summary>Why the second value is only compared and not made on the engine; empty when it is made.</summary>
    public string OnlyCompared { get; init; } = "";

    /// <summary>Why the engine does not tell the value of something it was told; empty when it does.</summary>
    public string Unseen { get; init; } = "";

    /// <summary>True when the container ends by itself before it is changed.</summary>
    public bool Ends { get; init; }

    /// <summary>The property itself.</summary>
    public string Property => Path.Split('.')[0];

    /// <summary>The case with more that the object needs.</summary>
    public PropertyCase Needs(params (string Name, PropertyValue Value)[] more) =>
        this with { With = PropertyMap.From(With.Concat(PropertyMap.Of(more))) };
}
