using System.Globalization;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using static Fleet.Providers.Docker.ContainerCheck;

namespace Fleet.Providers.Docker;

/// <summary>What would fail on any host of a container's volumes, mounts and files. Pure.</summary>
internal static class ContainerFilesCheck
{
    private static readonly string[] MountTypes = ["bind", "volume", "tmpfs"];
    private static readonly string[] Contents = ["content", "contentBase64", "source"];

    /// <summary>What is wrong.</summary>
    public static IEnumerable<CheckFailure> Of(PropertyMap inputs) => [.. Mounts(inputs), .. Places(inputs), .. Uploads(inputs)];

    /// <summary>Two things at one place of a container.</summary>
    private static IEnumerable<CheckFailure> Places(PropertyMap inputs)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var places = new[] { ("volumes", "containerPath"), ("mounts", "target") }
            .SelectMany(list => Items(inputs, list.Item1).Select(item =>
                (Where: $"{list.Item1}[{item.Index}]", Path: item.Item.AsMap().Text(list.Item2))))
            .Concat((inputs.Find("tmpfs")?.AsMap() ?? PropertyMap.Empty).Without(Plain.Defaults).Keys
                .Select(path => (Where: $"tmpfs[\"{path}\"]", Path: (string?)path)));
        foreach (var (where, path) in places)
        {
            if (path is not null && !taken.Add(path.Length > 1 ? path.TrimEnd('/') : path))
            {
                yield return new CheckFailure(where, $"Something else is mounted at '{path}' already.");
            }
        }

        if (inputs.Flag("readOnly") == true && Items(inputs, "uploads").Any())
        {
            yield return new CheckFailure(
                "uploads", "An engine writes no files into a container that is 'readOnly'. Mount them instead.");
        }
    }

    private static IEnumerable<CheckFailure> Mounts(PropertyMap inputs)
    {
        foreach (var (index, volume) in Items(inputs, "volumes"))
        {
            var members = volume.AsMap();
            foreach (var name in new[] { "containerPath", "hostPath" })
            {
                if (members.Text(name) is { Length: > 0 } path && path[0] != '/')
                {
                    yield return NotAbsolute($"volumes[{index}].{name}", path);
                }
            }

            if (!members.ContainsKey("containerPath") && !members.ContainsKey("fromContainer"))
            {
                yield return new CheckFailure(
                    $"volumes[{index}]", "A volume needs a 'containerPath', or a 'fromContainer' to take all of.");
            }
        }

        foreach (var (index, mount) in Items(inputs, "mounts"))
        {
            var members = mount.AsMap();
            if (members.Text("type") is { } type && !MountTypes.Contains(type))
            {
                yield return OneOf($"mounts[{index}].type", type, MountTypes);
            }

            if (members.Text("target") is { } target && !target.StartsWith('/'))
            {
                yield return NotAbsolute($"mounts[{index}].target", target);
            }

            if (members.Text("type") == "bind" && !members.ContainsKey("source"))
            {
                yield return new CheckFailure($"mounts[{index}].source", "A bind mount needs a 'source' path on the host.");
            }
        }

        foreach (var path in (inputs.Find("tmpfs")?.AsMap() ?? PropertyMap.Empty).Keys.Where(path => !path.StartsWith('/')))
        {
            yield return NotAbsolute($"tmpfs[\"{path}\"]", path);
        }
    }

    private static IEnumerable<CheckFailure> Uploads(PropertyMap inputs)
    {
        foreach (var (index, upload) in Items(inputs, "uploads"))
        {
            var members = upload.AsMap();
            if (members.Text("file") is { } file && (!file.StartsWith('/') || file.EndsWith('/')))
            {
                yield return NotAbsolute($"uploads[{index}].file", file);
            }

            if (Contents.Count(members.ContainsKey) != 1)
            {
                yield return new CheckFailure(
                    $"uploads[{index}]", "An upload needs exactly one of 'content', 'contentBase64' and 'source'.");
            }

            if (members.Text("contentBase64") is { } encoded
                && !Convert.TryFromBase64String(encoded, new byte[encoded.Length], out _))
            {
                yield return new CheckFailure($"uploads[{index}].contentBase64", "The content is not base64.");
            }

            if (members.Text("permissions") is { } mode && !UnixMode.TryParse(mode, out _))
            {
                yield return new CheckFailure(
                    $"uploads[{index}].permissions", $"'{mode}' are not permissions. Write them in octal, such as '0644'.");
            }

            foreach (var name in new[] { "owner", "group" })
            {
                if (members.Text(name) is { Length: > 0 } who
                    && !int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out _) && who != "root")
                {
                    yield return new CheckFailure(
                        $"uploads[{index}].{name}",
                        $"'{who}' is a name, and only the container knows its users. Give the number, or 'root'.");
                }
            }
        }
    }

    private static CheckFailure NotAbsolute(string path, string value) =>
        new(path, $"'{value}' must be an absolute path, beginning with '/'.");
}
