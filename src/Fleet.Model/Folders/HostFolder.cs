namespace Fleet;

/// <summary>
/// A folder of the host's own that services mount, for example the media of a NAS. Fleet makes it when it is not there, and
/// never removes what is in it.
/// </summary>
/// <param name="name">The permanent name, unique in its stack.</param>
/// <param name="path">The absolute path on the host.</param>
/// <example><code>
/// var media = stack.Add(new HostFolder("media", nas.DataVolume + "/media"));
/// stack.Add(new Service("player", "docker.io/acme/player:1.4.0") { Mounts = { media.At("/media", Access.ReadOnly) } });
/// </code></example>
public sealed class HostFolder(string name, string path) : StackMember(name)
{
    /// <summary>The absolute path on the host.</summary>
    public string PathOnHost { get; } = path;

    /// <summary>The mode in octal; <c>0755</c> unless said.</summary>
    public string Mode { get; init; } = "0755";

    /// <summary>The owning user, by name or number; <c>root</c> unless said.</summary>
    public string Owner { get; init; } = "root";

    /// <summary>The owning group, by name or number; <c>root</c> unless said.</summary>
    public string Group { get; init; } = "root";

    /// <summary>This folder at a path in a container.</summary>
    public Mount At(string target, Access access = Access.ReadWrite) => new(this, () => PathOnHost, target, access);

    internal override string Noun => "Folder";
}
