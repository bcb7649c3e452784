namespace Fleet.Page;

/// <summary>A file that was bundled from the sources in <c>web</c>; docs/page.md says how.</summary>
internal sealed record PagePart(string Name)
{
    public static readonly PagePart Script = new("page.js");
    public static readonly PagePart Styles = new("styles.css");
    public static readonly PagePart Licences = new("licences.txt");

    public static readonly IReadOnlyList<PagePart> All = [Script, Styles, Licences];

    public string Text { get; } = Read(Name);

    private static string Read(string name)
    {
        using var stream = typeof(PagePart).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Bug: '{name}' is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
