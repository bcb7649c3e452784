using Fleet.Compose.Loading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>
/// Reads what is mounted into a service. A relative path that is a file beside the Compose file, or a folder of files mounted
/// read-only, becomes files of the stack; any other is a folder of the host.
/// </summary>
internal sealed class MountReader(StackReader reader, FileReader files, Attributes attributes, string service)
{
    private const int MostFiles = 100;

    /// <summary>The mounts; folders in memory go to <paramref name="memory"/>.</summary>
    public IReadOnlyList<Mount> Read(Dictionary<string, string>? memory)
    {
        var mounts = new List<Mount>();
        foreach (var item in attributes.Items("volumes"))
        {
            if (Attributes.Of(item, SupportTable.Mount, attributes.Subject, "volumes", reader.Problems) is not { } mount)
            {
                continue;
            }

            if (mount.Text("target") is not { } target || !target.StartsWith('/'))
            {
                mount.Wrong("target", mount.Has("target") ? $"is '{mount.Text("target")}', which is no absolute path" : "is missing", "Write the path in the container");
                continue;
            }

            var access = mount.Flag("read_only") == true ? Access.ReadOnly : Access.ReadWrite;
            switch (mount.OneOf("type", "volume", "bind", "tmpfs") ?? (mount.Has("type") ? null : "volume"))
            {
                case "volume":
                    mounts.AddRange(Volume(mount, target, access));
                    break;
                case "bind":
                    mounts.AddRange(Path(mount, target, access));
                    break;
                case "tmpfs" when memory is null:
                    mount.Wrong("type", "is 'tmpfs', and a job has no folders in memory", "Remove it");
                    break;
                case "tmpfs":
                    memory[target] = Memory(mount, access);
                    break;
                default:
                    break;
            }
        }

        return mounts;
    }

    private IEnumerable<Mount> Volume(Attributes mount, string target, Access access)
    {
        var options = mount.Map("volume", SupportTable.VolumeMount);
        var bind = mount.Map("bind", SupportTable.Bind);
        var said = new MountOptions
        {
            IsLeftEmpty = options?.Flag("nocopy") ?? false,
            Subfolder = options?.Text("subpath"),
            Relabel = bind?.OneOf("selinux", "z", "Z"),
        };
        if (mount.Text("source") is not { } source)
        {
            // A volume without a name is the container's own; with one it is found again by the next container.
            var name = $"{service}-{Naming.Fleet(target)}".Trim('-');
            var made = reader.Volumes.Values.FirstOrDefault(volume => volume.Name == name) ?? reader.Stack.Add(new Volume(name)
            {
                NameOnHost = External.Named(reader, name)!,
            });
            reader.Volumes.TryAdd(name, made);
            return [made.At(target, access).With(said)];
        }

        if (reader.Volumes.GetValueOrDefault(source) is { } volume)
        {
            return [volume.At(target, access).With(said)];
        }

        mount.Wrong(
            "source", $"names the volume '{source}', which is not declared{Nearest.Hint(source, reader.Volumes.Keys)}",
            "Add it to 'volumes' at the top level, or begin a path with './' or '/'");
        return [];
    }

    private IEnumerable<Mount> Path(Attributes mount, string target, Access access)
    {
        var bind = mount.Map("bind", SupportTable.Bind);
        var options = new MountOptions
        {
            Propagation = bind?.OneOf("propagation", "rshared", "rslave", "rprivate", "shared", "slave", "private"),
            Relabel = bind?.OneOf("selinux", "z", "Z"),
        };
        if (mount.Text("source") is not { Length: > 0 } source)
        {
            mount.Wrong("source", "is missing", "Write the path on the host");
            return [];
        }

        if (source.StartsWith('~'))
        {
            mount.Wrong("source", $"is '{source}', and whose home that is depends on who reads it", "Write the absolute path on the host");
            return [];
        }

        if (source.StartsWith('/'))
        {
            return [Mount.HostPath(source, target, access).With(options)];
        }

        var local = Folders.Join(mount.At.Source.Folder, source);
        var at = mount.Find("source")!.At;
        if (File.Exists(local))
        {
            return Single(mount, local, source, target, access, options, at);
        }

        return Directory.Exists(local) && access == Access.ReadOnly && Directory.EnumerateFileSystemEntries(local).Any()
            ? Folder(local, source, target, options, at)
            : OfHost(mount, source, target, access, options);
    }

    private IEnumerable<Mount> Single(
        Attributes mount, string local, string source, string target, Access access, MountOptions options, Place at)
    {
        if (access == Access.ReadWrite && mount.Has("read_only"))
        {
            mount.Wrong("read_only", $"lets the container write to '{source}', which is a file beside the Compose file", "Mount it read-only, or use a volume");
            return [];
        }

        return files.Local(local, Naming.File(source), target, at) is { } file ? [file.With(options)] : [];
    }

    private List<Mount> Folder(string local, string source, string target, MountOptions options, Place at)
    {
        var found = Directory.GetFiles(local, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (found.Count > MostFiles)
        {
            reader.Problems.Add(
                at, $"{attributes.Subject}: the folder '{source}' holds {found.Count} files, and {MostFiles} become files of the stack at most",
                "Put the files on the host, and name their folder by its absolute path");
            return [];
        }

        var mounts = new List<Mount>();
        foreach (var path in found)
        {
            var inner = System.IO.Path.GetRelativePath(local, path).Replace('\\', '/');
            if (files.Local(path, Naming.File($"{source}/{inner}"), $"{target.TrimEnd('/')}/{inner}", at) is { } file)
            {
                mounts.Add(file.With(options));
            }
        }

        return mounts;
    }

    private IEnumerable<Mount> OfHost(Attributes mount, string source, string target, Access access, MountOptions options)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(reader.HostFolder, source)).TrimEnd('/');
        if (path != reader.HostFolder && !path.StartsWith(reader.HostFolder + "/", StringComparison.Ordinal))
        {
            mount.Wrong("source", $"is '{source}', which leads out of the stack's folder on the host", "Write the absolute path on the host");
            return [];
        }

        return [Mount.HostPath(path, target, access).With(options)];
    }

    private static string Memory(Attributes mount, Access access)
    {
        var options = mount.Map("tmpfs", SupportTable.Tmpfs);
        var words = new List<string>();
        if (access == Access.ReadOnly)
        {
            words.Add("ro");
        }

        if (options?.Text("size") is { } size)
        {
            if (Sizes.Read(size) is { } bytes)
            {
                words.Add($"size={bytes}");
            }
            else
            {
                options.Wrong("size", $"is '{size}', which is not a size", "Write it with a unit, such as 64m");
            }
        }

        if (options?.Text("mode") is { } mode)
        {
            words.Add($"mode={mode.TrimStart('0', 'o')}");
        }

        return string.Join(',', words);
    }
}
