using Fleet.Compose.Interpolation;
using Fleet.Compose.Loading;
using Fleet.Compose.Reading;
using Fleet.Compose.Writing;
using Fleet.Compose.Yaml;

namespace Fleet.Compose;

/// <summary>Reads Compose files as stacks, and writes stacks as Compose files. docs/compose.md lists what is read.</summary>
/// <example><code>
/// var blog = atlas.Add(ComposeFile.Read("blog/compose.yaml", new ComposeOptions
/// {
///     Variables = { ["DB_PASSWORD"] = fleet.Add(Secret.Generated("blog-db", atlas)) },
/// }));
/// </code></example>
public static class ComposeFile
{
    /// <summary>Reads a Compose file.</summary>
    /// <param name="path">The file; a relative path starts from the folder the program runs in.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ComposeException">The file is wrong, or says what Fleet cannot do.</exception>
    public static ContainerStack Read(string path, ComposeOptions? options = null) => Read([path], options);

    /// <summary>Reads Compose files, each merged over those before it.</summary>
    /// <param name="paths">The files; relative paths in all of them start from the folder of the first.</param>
    /// <param name="options">How they are read.</param>
    /// <exception cref="ComposeException">A file is wrong, or says what Fleet cannot do.</exception>
    public static ContainerStack Read(IReadOnlyList<string> paths, ComposeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        var whole = paths.Select(Path.GetFullPath).ToList();
        var folder = Path.GetDirectoryName(whole[0])!;
        return Read(options ?? new ComposeOptions(), folder, (loader, variables) => loader.Load(whole, folder, variables));
    }

    /// <summary>Reads the text of a Compose file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">The folder that relative paths in it start from.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ComposeException">It is wrong, or says what Fleet cannot do.</exception>
    public static ContainerStack Parse(string text, string folder, ComposeOptions? options = null)
    {
        var source = new Source("compose.yaml", Path.GetFullPath(folder));
        return Read(
            options ?? new ComposeOptions(), source.Folder,
            (loader, variables) => loader.Load([loader.ReadTree(text, source, variables)], source.Folder, variables));
    }

    /// <summary>Writes a stack as a Compose file.</summary>
    public static ComposeText Write(ContainerStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return new StackWriter(stack).Write();
    }

    private static ContainerStack Read(ComposeOptions options, string folder, Func<Loader, Variables, MapNode> load)
    {
        var problems = new Problems();
        var loader = new Loader(folder, problems);
        var variables = new Variables(options.Variables, EnvFiles(options, folder, loader));
        var tree = load(loader, variables);

        // What is missing in a tree that could not be read is no problem of its own.
        problems.ThrowIfAny();
        var stack = StackReader.Read(tree, folder, options, loader, variables, problems);
        problems.ThrowIfAny();
        return stack;
    }

    private static Variables EnvFiles(ComposeOptions options, string folder, Loader loader)
    {
        var standard = Path.Combine(folder, ".env");
        var paths = options.EnvFiles?.Select(Path.GetFullPath) ?? (File.Exists(standard) ? [standard] : []);
        var own = new Variables(options.Variables);
        var values = new Dictionary<string, Value>();
        foreach (var (name, value) in paths.SelectMany(path => loader.ReadEnv(path, own, null)))
        {
            values[name] = value;
        }

        return new Variables(values);
    }
}
