using Fleet.Compose.Interpolation;
using Fleet.Compose.Reading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>Puts a service over the one it extends, of the same file or another.</summary>
internal sealed class Extender(Loader loader, string folder, Variables variables, Problems problems)
{
    private readonly Stack<(string File, string Service)> _extending = [];
    private readonly Dictionary<string, MapNode> _files = [];

    /// <summary>The file with its services extended.</summary>
    public MapNode Extend(MapNode file) => file.Find("services") is not MapNode services ? file : file.With("services", services with
    {
        Entries = [.. services.Entries.Select(entry => entry with { Value = Extend(entry, file) })],
    });

    private Node Extend(Entry entry, MapNode file)
    {
        if (entry.Value is not MapNode service || service.Find("extends") is not { } extends || extends.Merge == MergeTag.Reset)
        {
            return entry.Value;
        }

        var own = service.Without("extends");
        if (Attributes.Of(extends, SupportTable.Extends, $"Service '{entry.Name}'", "extends", problems) is not { } attributes)
        {
            return own;
        }

        if (attributes.Text("service") is not { } name)
        {
            problems.Add(extends.At, $"Service '{entry.Name}': 'extends' names no service", "Add 'service'");
            return own;
        }

        return Base(entry, file, extends, attributes.Text("file"), name) is { } below
            ? Merger.Merge(below, own) with { Merge = service.Merge }
            : own;
    }

    private MapNode? Base(Entry entry, MapNode file, Node extends, string? path, string name)
    {
        var key = (entry.At.Source.Name, entry.Name);
        if (_extending.Contains(key))
        {
            var way = _extending.Reverse().Append(key).Select(each => each.Item2);
            problems.Add(extends.At, $"Service '{entry.Name}' extends itself: {string.Join(" → ", way)}", "Remove one of these extensions");
            return null;
        }

        var other = path is null ? file : Other(Folders.Join(extends.At.Source.Folder, path), extends.At);
        var services = other.Find("services") as MapNode;
        if (services?.Entry(name) is not { Value: MapNode } found)
        {
            if (other.Entries.Count > 0)
            {
                problems.Add(
                    extends.At,
                    $"Service '{entry.Name}' extends '{name}', which is not in '{other.At.Source.Name}'{Nearest.Hint(name, services?.Entries.Select(each => each.Name) ?? [])}",
                    "Name a service of that file");
            }

            return null;
        }

        _extending.Push(key);
        var below = Extend(found, other) as MapNode;
        _extending.Pop();
        return below;
    }

    private MapNode Other(string path, Place from)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            file = loader.ReadFile(path, Path.GetDirectoryName(path) ?? folder, variables, from);
            _files[path] = file;
        }

        return file;
    }
}
