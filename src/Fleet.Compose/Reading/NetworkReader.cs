using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads the networks of a file.</summary>
internal sealed class NetworkReader(StackReader reader)
{
    private const string Default = "default";

    public Dictionary<string, Network> Read()
    {
        var networks = new Dictionary<string, Network>();
        var names = Naming.All(reader.Section("networks"), "Network", reader.Problems);
        foreach (var entry in reader.Section("networks"))
        {
            if (reader.Options.Networks.TryGetValue(entry.Name, out var other))
            {
                networks[entry.Name] = other;
            }
            else if (Attributes.Of(entry.Value, SupportTable.Network, $"Network '{entry.Name}'", "", reader.Problems) is { } attributes)
            {
                networks[entry.Name] = reader.Stack.Add(Network(attributes, entry, names.GetValueOrDefault(entry.Name, entry.Name)));
            }
        }

        if (!networks.ContainsKey(Default) && reader.Options.Networks.TryGetValue(Default, out var given))
        {
            networks[Default] = given;
        }
        else if (!networks.ContainsKey(Default) && reader.Options.Names == ComposeNames.Compose)
        {
            networks[Default] = reader.Stack.Add(new Network(Default) { NameOnHost = $"{reader.Stack.Name}_{Default}" });
        }

        // Services that name no network are in it too, so all must mean the same one.
        if (!networks.ContainsKey(Default) && reader.Section("services").Any(NamesDefault))
        {
            networks[Default] = reader.Stack.Add(new Network(Default) { NameOnHost = reader.Stack.Name });
        }

        return networks;
    }

    private static bool NamesDefault(Entry service) =>
        service.Value is MapNode map && map.Find("networks") is MapNode networks && networks.Entry(Default) is not null;

    private Network Network(Attributes attributes, Entry entry, string name)
    {
        var ipam = attributes.Map("ipam", SupportTable.Ipam);
        if (ipam?.Text("driver") is { } driver && driver != "default")
        {
            ipam.Wrong("driver", $"is '{driver}', which is not supported", "Use 'default'");
        }

        var external = External.Read(attributes, entry.Name);
        var network = new Network(name)
        {
            NameOnHost = external.Name ?? (entry.Name == Default && reader.Options.Names == ComposeNames.Fleet
                ? reader.Stack.Name
                : External.Named(reader, entry.Name))!,
            Origin = external.Origin,
            Driver = attributes.Text("driver") ?? "bridge",
            Reach = attributes.Flag("internal") == true ? NetworkReach.Inside : NetworkReach.Outside,
            HasIpv6 = attributes.Flag("enable_ipv6") ?? false,
            IsAttachable = attributes.Flag("attachable") ?? false,
        };
        network.DriverOptions.Fill(attributes.Pairs("driver_opts"));
        network.Labels.Fill(LabelReader.Read(attributes));
        foreach (var item in ipam?.Items("config") ?? [])
        {
            if (Attributes.Of(item, SupportTable.IpamConfig, attributes.Subject, "ipam.config", reader.Problems) is { } config)
            {
                network.Subnets.AddRange(Subnets(config));
            }
        }

        return network;
    }

    private static IEnumerable<Subnet> Subnets(Attributes config)
    {
        if (config.Text("subnet") is not { } range)
        {
            config.Wrong("subnet", "is missing", "Add the addresses, such as 172.28.0.0/16");
            return [];
        }

        if (!System.Net.IPNetwork.TryParse(range, out _))
        {
            config.Wrong("subnet", $"is '{range}', which is no range of addresses", "Write it as 172.28.0.0/16");
            return [];
        }

        var subnet = new Subnet(range) { Gateway = config.Text("gateway"), ContainerRange = config.Text("ip_range") };
        subnet.Reserved.Fill(config.Pairs("aux_addresses"));
        return [subnet];
    }
}
