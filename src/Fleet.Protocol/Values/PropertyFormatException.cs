namespace Fleet.Protocol.Values;

/// <summary>A property value cannot be read from, or sent over, the wire.</summary>
/// <param name="path">The property, as a path such as <c>ports[0].external</c>; empty for the whole.</param>
/// <param name="problem">What is wrong with it, to stand behind <c>Property 'path'</c>: without a full stop.</param>
public sealed class PropertyFormatException(string path, string problem)
    : Exception(path.Length == 0 ? $"The properties {problem}." : $"Property '{path}' {problem}.")
{
    /// <summary>The property's path; empty for the whole.</summary>
    public string PropertyPath { get; } = path;
}
