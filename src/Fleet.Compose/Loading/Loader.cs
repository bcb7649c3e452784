using Fleet.Compose.Interpolation;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>
/// Makes one tree of all files that belong together: variables are replaced file by file, services extended, files merged, and
/// included ones put beside.
/// </summary>
internal sealed class Loader(string root, Problems problems)
{
    private readonly Stack<string> _including = [];

    /// <summary>The tree of files that are merged in order; relative paths in all of them start from <paramref name="folder"/>.</summary>
    public MapNode Load(IReadOnlyList<string> paths, string folder, Variables variables, Place? from = null)
    {
        var files = paths.Select(path => ReadFile(path, folder, variables, from)).ToList();
        return Load(files, folder, variables);
    }

    /// <summary>The tree of texts that are read already.</summary>
    public MapNode Load(IReadOnlyList<MapNode> files, string folder, Variables variables)
    {
        var extended = files.Select(file => new Extender(this, folder, variables, problems).Extend(file));
        var merged = Merger.Strip(extended.Aggregate(Merger.Merge));
        return merged.Find("include") is { } include ? Include(merged.Without("include"), include, variables) : merged;
    }

    /// <summary>A file with its variables replaced and in long form; empty when it cannot be read, which is then a problem.</summary>
    public MapNode ReadFile(string path, string folder, Variables variables, Place? from)
    {
        var source = new Source(Folders.Name(root, path), folder);
        return ReadText(path, source, from) is { } text
            ? ReadTree(text, source, variables)
            : new MapNode(new Place(source, 1, 1), []);
    }

    /// <summary>A text with its variables replaced and in long form.</summary>
    public MapNode ReadTree(string text, Source source, Variables variables) =>
        new Normaliser(problems).Normalise(Interpolator.Fill(YamlReader.Read(text, source, problems), variables, problems));

    /// <summary>What a file of variables says.</summary>
    public IReadOnlyDictionary<string, Value> ReadEnv(string path, Variables variables, Place? from)
    {
        var source = new Source(Folders.Name(root, path), Path.GetDirectoryName(path)!);
        return ReadText(path, source, from) is { } text
            ? EnvFile.Read(text, source, variables, problems)
            : new Dictionary<string, Value>();
    }

    private string? ReadText(string path, Source source, Place? from)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(
                from ?? new Place(source, 1, 1),
                error is FileNotFoundException or DirectoryNotFoundException
                    ? $"the file '{source.Name}' is not there"
                    : $"the file '{source.Name}' cannot be read: {error.Message.TrimEnd('.')}",
                "Paths are relative to the folder of the file that names them");
            return null;
        }
    }

    private MapNode Include(MapNode whole, Node include, Variables variables)
    {
        foreach (var item in include is ListNode list ? list.Items : [include])
        {
            if (IncludedFiles.Read(item, problems) is not { } included)
            {
                continue;
            }

            var files = included.Paths.Select(path => Folders.Join(item.At.Source.Folder, path)).ToList();
            var folder = included.Folder is { } said ? Folders.Join(item.At.Source.Folder, said) : Path.GetDirectoryName(files[0])!;
            if (_including.Contains(files[0]))
            {
                problems.Add(
                    item.At, $"'{Folders.Name(root, files[0])}' includes itself: {string.Join(" → ", _including.Reverse().Append(files[0]).Select(file => Folders.Name(root, file)))}",
                    "Remove one of these inclusions");
                continue;
            }

            _including.Push(files[0]);
            var own = IncludedVariables(included, folder, variables, item);
            whole = Beside(whole, Load(files, folder, own, item.At), item);
            _including.Pop();
        }

        return whole;
    }

    private Variables IncludedVariables(IncludedFiles included, string folder, Variables variables, Node item)
    {
        var paths = included.EnvFiles.Select(path => Folders.Join(item.At.Source.Folder, path)).ToList();
        if (paths.Count == 0 && File.Exists(Path.Combine(folder, ".env")))
        {
            paths.Add(Path.Combine(folder, ".env"));
        }

        var values = new Dictionary<string, Value>();
        foreach (var (name, value) in paths.SelectMany(path => ReadEnv(path, variables, item.At)))
        {
            values[name] = variables.Find(name) ?? value;
        }

        return new Variables(values, variables);
    }

    /// <summary>Puts what an included file declares beside what is there; two things of one name are a conflict.</summary>
    private MapNode Beside(MapNode whole, MapNode included, Node item)
    {
        foreach (var section in included.Entries.Where(entry => entry.Value is MapNode && !entry.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            var there = whole.Find(section.Name) as MapNode ?? new MapNode(section.Value.At, []);
            foreach (var entry in ((MapNode)section.Value).Entries)
            {
                if (there.Entry(entry.Name) is { } rival && !Merger.Same(rival.Value, entry.Value))
                {
                    problems.Add(
                        item.At, $"'{section.Name}.{entry.Name}' is declared in '{entry.At.Source.Name}', which is included, and in '{rival.At.Source.Name}' otherwise",
                        "Rename one of them, or merge the files instead of including one");
                }
                else
                {
                    there = there.With(entry.Name, entry.Value);
                }
            }

            whole = whole.With(section.Name, there);
        }

        return whole;
    }
}
