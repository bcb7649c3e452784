using Fleet.Compose.Interpolation;
using Fleet.Compose.Loading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Makes a stack of the tree of a Compose file.</summary>
internal sealed class StackReader
{
    private readonly MapNode _root;

    private StackReader(MapNode root, string name, ComposeOptions options, Loader loader, Variables variables, Problems problems)
    {
        _root = root;
        (Options, Loader, Variables, Problems) = (options, loader, variables, problems);
        Stack = new ContainerStack(name);
    }

    public ComposeOptions Options { get; }

    public Loader Loader { get; }

    public Variables Variables { get; }

    public Problems Problems { get; }

    public ContainerStack Stack { get; }

    /// <summary>Networks by the file's names.</summary>
    public Dictionary<string, Network> Networks { get; private set; } = [];

    /// <summary>Volumes by the file's names.</summary>
    public Dictionary<string, Volume> Volumes { get; private set; } = [];

    /// <summary>The host's folder that relative paths of mounts mean.</summary>
    public string HostFolder => Options.HostFolder ?? $"/srv/{Stack.Name}";

    /// <summary>The stack of a tree.</summary>
    public static ContainerStack Read(
        MapNode root, string folder, ComposeOptions options, Loader loader, Variables variables, Problems problems)
    {
        var tree = LeftOut.Remove(root, options.LeaveOut);
        var attributes = Attributes.Of(tree, SupportTable.Top, "The file", "", problems)!;
        var said = options.Name ?? attributes.Text("name");
        var name = Naming.Fleet(said ?? Path.GetFileName(folder));
        if (name.Length < 2)
        {
            problems.Add(
                attributes.Of("name"), $"the stack's name '{said ?? Path.GetFileName(folder)}' is too short for Fleet",
                "Give a 'name' of two or more letters, digits and hyphens");
        }

        var reader = new StackReader(tree, name, options, loader, variables, problems);
        reader.Read();
        return reader.Stack;
    }

    /// <summary>What a section declares: each entry with a mapping, an empty one when it says nothing.</summary>
    public IEnumerable<Entry> Section(string name)
    {
        if (_root.Find(name) is not { IsNull: false } section)
        {
            return [];
        }

        if (section is MapNode map)
        {
            return map.Entries.Where(entry => !entry.Name.StartsWith("x-", StringComparison.Ordinal))
                .Select(entry => entry.Value.IsNull ? entry with { Value = new MapNode(entry.At, []) } : entry);
        }

        Problems.Add(section.At, $"'{name}' must be a mapping and is {section.Kind}", "Write 'name:' lines below it");
        return [];
    }

    private void Read()
    {
        if (!Section("services").Any())
        {
            Problems.Add(_root.At, "the file declares no services", "Add one below 'services:'");
        }

        Networks = new NetworkReader(this).Read();
        Volumes = new VolumeReader(this).Read();
        new ServicesReader(this, new FileReader(this)).Read();
    }
}
