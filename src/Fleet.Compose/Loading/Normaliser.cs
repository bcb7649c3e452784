using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>
/// Brings the short forms of a file into their long ones, so that files can be merged whichever form each has chosen. What has
/// neither form is left as it is for the reader to refuse.
/// </summary>
internal sealed class Normaliser(Problems problems)
{
    /// <summary>The file with its services in long form.</summary>
    public MapNode Normalise(MapNode file) => file.Find("services") is MapNode services
        ? file.With("services", services with
        {
            Entries = [.. services.Entries.Select(entry => entry.Value is MapNode service
                ? entry with { Value = Service(service) }
                : entry)],
        })
        : file;

    private MapNode Service(MapNode service) => service with
    {
        Entries = [.. service.Entries.Select(entry => entry with { Value = Kept(entry.Value, Attribute(entry)) })],
    };

    private Node Attribute(Entry entry) => entry.Value.Merge == MergeTag.Reset || entry.Value.IsNull ? entry.Value : entry.Name switch
    {
        "environment" or "labels" or "sysctls" or "storage_opt" => Pairs(entry.Value),
        "extra_hosts" => Hosts(entry.Value),
        "depends_on" or "networks" => Names(entry.Value),
        "dns" or "dns_search" or "dns_opt" or "tmpfs" or "env_file" or "label_file" or "profiles" => Several(entry.Value),
        "ports" => Items(entry.Value, item => new PortSyntax(problems).Read(item)),
        "volumes" => Items(entry.Value, item => [new MountSyntax(problems).Read(item)]),
        "configs" or "secrets" => Items(entry.Value, item => [Grant(item)]),
        "extends" when entry.Value is TextNode name => new MapNode(name.At, [new Entry("service", name.At, name)]),
        "healthcheck" or "deploy" or "logging" => entry.Value,
        _ => entry.Value,
    };

    /// <summary>A list of <c>NAME=value</c> as a mapping. A name alone has no value.</summary>
    private static Node Pairs(Node node) => node is not ListNode list || list.Items.Any(item => item is not TextNode)
        ? node
        : new MapNode(list.At,
        [
            .. list.Items.Cast<TextNode>().Select(item => (Item: item, Parts: item.SplitAt('=')))
                .Select(pair => new Entry(
                    pair.Parts.Before.Text, pair.Item.At, pair.Parts.After ?? new TextNode(pair.Item.At, "", isPlain: true)))
                .GroupBy(entry => entry.Name).Select(same => same.Last()),
        ]);

    /// <summary><c>name:address</c> or <c>name=address</c> as a mapping.</summary>
    private static Node Hosts(Node node)
    {
        if (node is not ListNode list || list.Items.Any(item => item is not TextNode))
        {
            return node;
        }

        var entries = new List<Entry>();
        foreach (var item in list.Items.Cast<TextNode>())
        {
            var (name, address) = item.SplitAt(item.Text.Contains('=', StringComparison.Ordinal) ? '=' : ':');
            entries.RemoveAll(entry => entry.Name == name.Text);
            entries.Add(new Entry(name.Text, item.At, address ?? new TextNode(item.At, "", isPlain: true)));
        }

        return new MapNode(list.At, entries);
    }

    private static Node Names(Node node) => node is not ListNode list || list.Items.Any(item => item is not TextNode)
        ? node
        : new MapNode(list.At,
        [
            .. list.Items.Cast<TextNode>().DistinctBy(item => item.Text)
                .Select(item => new Entry(item.Text, item.At, new TextNode(item.At, "", isPlain: true))),
        ]);

    private static Node Several(Node node) => node is ListNode ? node : new ListNode(node.At, [node]);

    private static Node Items(Node node, Func<Node, IEnumerable<Node>> read) =>
        node is ListNode list ? list with { Items = [.. list.Items.SelectMany(read)] } : node;

    private static Node Grant(Node item) =>
        item is TextNode name ? new MapNode(name.At, [new Entry("source", name.At, name)]) : item;

    private static Node Kept(Node before, Node after) => after with { Merge = before.Merge };
}
