namespace Fleet.Lab;

/// <summary>The scripts and lists embedded in this assembly.</summary>
internal static class Resource
{
    /// <summary>The text of <c>Resources/NAME</c>.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"Resources/{name}")
            ?? throw new InvalidOperationException($"Bug: resource '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Its lines that are neither empty nor comments.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'));
}
