namespace Fleet;

/// <summary>
/// Config files of a stack that are mounted together. A container sees them change while it runs, so that a service may
/// read them again instead of being replaced.
/// </summary>
/// <param name="name">The folder's name, unique in its stack.</param>
/// <example><code>
/// var rules = stack.Add(new ConfigFile("rules.yaml", "groups: []"));
/// stack.Add(new Service("prometheus", "docker.io/prom/prometheus:v3.1.0")
/// {
///     Mounts = { new ConfigFolder("rules") { rules }.At("/etc/prometheus/rules") },
///     Reload = Reload.Signal("HUP"),
/// });
/// </code></example>
public sealed class ConfigFolder(string name) : System.Collections.ObjectModel.Collection<ConfigFile>
{
    /// <summary>The folder's name, unique in its stack.</summary>
    public string Name { get; } = name;

    /// <summary>The absolute path on the host.</summary>
    public string PathOnHost => $"{this.FirstOrDefault()?.Host?.FilesFolder ?? ConfigFile.Folder}/{this.FirstOrDefault()?.Stack?.Name}/{Name}";

    /// <summary>This folder at a path in a container, read-only.</summary>
    public Mount At(string target) => new(this, target);

    /// <inheritdoc/>
    protected override void InsertItem(int index, ConfigFile item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.In = this;
        base.InsertItem(index, item);
    }
}
