namespace Fleet;

/// <summary>Text files that are embedded in a program, such as pages, scripts and schemas.</summary>
public static class EmbeddedText
{
    /// <summary>
    /// The file embedded in the assembly of <typeparamref name="T"/> whose resource name ends in <c>.name</c>.
    /// </summary>
    /// <exception cref="FileNotFoundException">No file of that name is embedded.</exception>
    public static string Read<T>(string name)
    {
        var assembly = typeof(T).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), each => each.EndsWith($".{name}", StringComparison.Ordinal))
            ?? throw new FileNotFoundException($"Reading '{name}': no such file is embedded in '{assembly.GetName().Name}'.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
