using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads the services of a file: which ones, which of them are jobs, and what they wait for.</summary>
internal sealed class ServicesReader(StackReader reader, FileReader files)
{
    private readonly Dictionary<string, Workload> _made = [];
    private readonly HashSet<string> _making = [];
    private Dictionary<string, Entry> _wanted = [];
    private Dictionary<string, string> _names = [];
    private HashSet<string> _jobs = [];
    private HashSet<string> _healthy = [];

    public void Read()
    {
        var all = reader.Section("services").ToList();
        _wanted = all.Where(IsWanted).ToDictionary(entry => entry.Name);
        _names = Naming.All(_wanted.Values, "Service", reader.Problems);
        var waits = _wanted.Values.Select(entry => (Entry: entry, On: Dependencies(entry, all))).ToList();
        _jobs =
        [
            .. waits.SelectMany(each => each.On).Where(on => on.Condition == "service_completed_successfully").Select(on => on.Name),
            .. _wanted.Values.Where(SaysJob).Select(entry => entry.Name),
        ];
        _healthy = [.. waits.SelectMany(each => each.On).Where(on => on.Condition == "service_healthy").Select(on => on.Name)];
        foreach (var (entry, on) in waits)
        {
            if (Make(entry.Name) is { } workload)
            {
                workload.DependsOn.AddRange(on.Select(each => Make(each.Name)).OfType<Workload>().Distinct());
            }
        }

        Link();
    }

    /// <summary>The service whose network another shares, made first.</summary>
    public Service? Shared(string name, Place at, string subject)
    {
        if (!_wanted.ContainsKey(name))
        {
            reader.Problems.Add(
                at, $"{subject}: 'network_mode' names the service '{name}', which is not there{Nearest.Hint(name, _wanted.Keys)}", "Name a service of the file");
            return null;
        }

        if (_making.Contains(name))
        {
            reader.Problems.Add(at, $"{subject} shares the network of '{name}', which shares its network in turn", "Let one of them have a network of its own");
            return null;
        }

        return Make(name) as Service;
    }

    private bool IsWanted(Entry entry)
    {
        if (entry.Value is not MapNode map || map.Find("profiles") is not ListNode { Items.Count: > 0 } profiles)
        {
            return true;
        }

        return reader.Options.Profiles.Contains("*")
            || profiles.Items.OfType<TextNode>().Any(profile => reader.Options.Profiles.Contains(profile.Text));
    }

    private static bool SaysJob(Entry entry) =>
        entry.Value is MapNode map && map.Find("x-fleet") is MapNode own && own.Find("job") is TextNode { Text: "true" };

    private Workload? Make(string name)
    {
        if (_made.TryGetValue(name, out var made) || !_names.TryGetValue(name, out var known))
        {
            return made;
        }

        _making.Add(name);
        var read = new ServiceReader(reader, files, this, _wanted[name], known)
        {
            IsJob = _jobs.Contains(name),
            MustBeHealthy = _healthy.Contains(name),
        }.Read();
        _making.Remove(name);
        if (read is not null)
        {
            _made[name] = reader.Stack.Add(read);
            new AttachmentReader(reader, _wanted[name]).Read(read, name);
        }
        else
        {
            _names.Remove(name);
        }

        return read;
    }

    private List<(string Name, string Condition)> Dependencies(Entry entry, List<Entry> all)
    {
        var found = new List<(string, string)>();
        if (entry.Value is not MapNode map)
        {
            return found;
        }

        var subject = $"Service '{entry.Name}'";
        foreach (var (name, at, condition, required) in Declared(map, subject).Concat(Linked(map)))
        {
            if (_wanted.ContainsKey(name))
            {
                found.Add((name, condition));
            }
            else if (required)
            {
                var isLeftOut = all.Exists(each => each.Name == name);
                reader.Problems.Add(
                    at, $"{subject} depends on '{name}', which is {(isLeftOut ? "in no profile that is asked for" : $"not there{Nearest.Hint(name, all.Select(each => each.Name))}")}",
                    isLeftOut ? "Ask for its profile too, or write 'required: false'" : "Name a service of the file");
            }
        }

        return found;
    }

    private IEnumerable<(string Name, Place At, string Condition, bool Required)> Declared(MapNode map, string subject)
    {
        if (map.Find("depends_on") is not { IsNull: false } node)
        {
            yield break;
        }

        if (node is not MapNode on)
        {
            reader.Problems.Add(node.At, $"{subject}: 'depends_on' must be a list or a mapping and is {node.Kind}", "Write one service a line, each after '- '");
            yield break;
        }

        foreach (var entry in on.Entries)
        {
            var attributes = entry.Value.IsNull
                ? null
                : Attributes.Of(entry.Value, SupportTable.Dependency, subject, $"depends_on.{entry.Name}", reader.Problems);
            var condition = attributes?.OneOf("condition", "service_started", "service_healthy", "service_completed_successfully");
            yield return (entry.Name, entry.At, condition ?? "service_started", attributes?.Flag("required") ?? true);
        }
    }

    private static IEnumerable<(string Name, Place At, string Condition, bool Required)> Linked(MapNode map) =>
        map.Find("links") is ListNode links
            ? links.Items.OfType<TextNode>().Select(link => (link.SplitAt(':').Before.Text, link.At, "service_started", true))
            : [];

    /// <summary>A link with an alias is another name of the linked service, in the networks it has.</summary>
    private void Link()
    {
        foreach (var link in _wanted.Values.Select(entry => (entry.Value as MapNode)?.Find("links")).OfType<ListNode>()
                     .SelectMany(links => links.Items.OfType<TextNode>()))
        {
            var (name, alias) = link.SplitAt(':');
            if (alias is not null && _made.GetValueOrDefault(name.Text) is Service service)
            {
                AttachmentReader.Answer(service, alias.Text);
            }
        }
    }
}
