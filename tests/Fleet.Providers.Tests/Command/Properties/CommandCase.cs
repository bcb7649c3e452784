namespace Fleet.Providers.Tests.Command;

/// <summary>A property with two whole programs that differ in it.</summary>
/// <param name="Path">The property, or a member of it: <c>connection.port</c>.</param>
/// <param name="Official">What the official provider does on a change: U runs or copies again, R replaces.</param>
/// <param name="First">What is created.</param>
/// <param name="Second">What it is changed to.</param>
internal sealed record CommandCase(string Path, string Official, PropertyMap First, PropertyMap Second)
{
    /// <summary>Which output is to be seen, or <c>echoed</c>; empty for what is left in the file.</summary>
    public string Output { get; init; } = "";

    /// <summary>Why the second program is only compared; empty when it is run.</summary>
    public string OnlyCompared { get; init; } = "";
}
