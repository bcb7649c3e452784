namespace Fleet;

/// <summary>
/// Pages that are served as they are: files in a folder of the host, which a web server mounts. A changed page is there at
/// once, without a restart.
/// </summary>
/// <param name="name">The permanent name, unique in its stack.</param>
/// <example><code>
/// var pages = stack.Add(new StaticSite("landing") { Pages = { ["index.html"] = EmbeddedText.Read&lt;Program&gt;("index.html") } });
/// stack.Add(new Service("www", "docker.io/library/nginx:1.27.3") { Mounts = { pages.At("/usr/share/nginx/html") } });
/// </code></example>
public sealed class StaticSite(string name) : StackMember(name)
{
    /// <summary>The pages: content by path, for example <c>about/index.html</c>.</summary>
    public Dictionary<string, Value> Pages { get; } = [];

    /// <summary>The absolute path on the host.</summary>
    public string PathOnHost => $"{Host?.FilesFolder ?? ConfigFile.Folder}/{Stack?.Name}/{Name}";

    /// <summary>The pages at a path in a container, read-only.</summary>
    public Mount At(string target) => new(this, () => PathOnHost, target, Access.ReadOnly);

    internal override string Noun => "Site";

    internal override IEnumerable<(ValuePlace Where, Value Value)> Values =>
        Pages.Select(page => (new ValuePlace("its page", page.Key), page.Value));
}
