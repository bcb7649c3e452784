using Fleet.Compose.Yaml;

namespace Fleet.Compose.Writing;

/// <summary>Writes a stack as a Compose file, so that Compose makes of it what Fleet does, under the same names.</summary>
internal sealed class StackWriter(ContainerStack stack)
{
    private readonly VariableNames _variables = new();
    private readonly List<string> _leftOut = [];

    public ComposeText Write()
    {
        var top = new Fields();
        top.Text("name", stack.Name);
        var services = new Fields();
        foreach (var workload in stack.Workloads)
        {
            services.Put(workload.Name, new WorkloadWriter(stack, workload, _variables, _leftOut).Write());
        }

        top.Map("services", services);
        top.Map("networks", Networks());
        top.Map("volumes", Volumes());
        top.Map("configs", Configs());
        foreach (var member in stack.Members.Where(member => member is not (Workload or Network or Volume or ConfigFile)))
        {
            _leftOut.Add($"'{member.Name}' is no part of a Compose file.");
        }

        return new ComposeText(YamlWriter.Write(top.Node), _variables.Values, _leftOut);
    }

    /// <summary>What a network of this or another stack is called in the file.</summary>
    public static string Key(ContainerStack stack, StackMember member) =>
        member.Stack == stack ? member.Name : $"{member.Stack?.Name}-{member.Name}";

    private Fields Networks()
    {
        var networks = new Fields();
        foreach (var network in Known<Network>(workload => workload.JoinedNetworks))
        {
            var fields = new Fields();
            fields.Text("name", network.NameOnHost);
            if (network.Origin == Origin.Elsewhere || network.Stack != stack)
            {
                fields.True("external", true);
            }
            else
            {
                Describe(fields, network);
            }

            networks.Put(Key(stack, network), fields.Node);
        }

        return networks;
    }

    private static void Describe(Fields fields, Network network)
    {
        fields.Text("driver", network.Driver == "bridge" ? null : network.Driver);
        fields.Pairs("driver_opts", network.DriverOptions);
        fields.Pairs("labels", network.Labels);
        fields.True("internal", network.Reach == NetworkReach.Inside);
        fields.True("enable_ipv6", network.HasIpv6);
        fields.True("attachable", network.IsAttachable);
        if (network.Subnets.Count > 0)
        {
            var ipam = new Fields();
            ipam.Put("config", Fields.List(network.Subnets.Select(Describe)));
            fields.Map("ipam", ipam);
        }
    }

    private static MapNode Describe(Subnet subnet)
    {
        var fields = new Fields();
        fields.Text("subnet", subnet.Range);
        fields.Text("gateway", subnet.Gateway);
        fields.Text("ip_range", subnet.ContainerRange);
        fields.Pairs("aux_addresses", subnet.Reserved);
        return fields.Node;
    }

    private Fields Volumes()
    {
        var volumes = new Fields();
        foreach (var volume in Known<Volume>(workload => workload.Mounts.Select(mount => mount.Volume).OfType<Volume>()))
        {
            var fields = new Fields();
            fields.Text("name", volume.NameOnHost);
            if (volume.Origin == Origin.Elsewhere || volume.Stack != stack)
            {
                fields.True("external", true);
            }
            else
            {
                fields.Text("driver", volume.Driver == "local" ? null : volume.Driver);
                fields.Pairs("driver_opts", volume.DriverOptions);
                fields.Pairs("labels", volume.Labels);
            }

            volumes.Put(Key(stack, volume), fields.Node);
        }

        return volumes;
    }

    private Fields Configs()
    {
        var configs = new Fields();
        foreach (var file in Known<ConfigFile>(workload => workload.Mounts.SelectMany(mount => mount.Files)))
        {
            var content = file.Resolve();
            _leftOut.AddRange(VariableNames.Unsaid(content, $"The file '{file.Name}'"));
            if (!stack.Workloads.Any(workload => workload.Mounts.Any(mount => mount.Files.Contains(file))))
            {
                _leftOut.Add($"The file '{file.Name}' is mounted by no service of the stack.");
            }

            var fields = new Fields();
            fields.Put("content", Fields.Template(_variables.Template(content)));
            configs.Put(Key(stack, file), fields.Node);
        }

        return configs;
    }

    /// <summary>What the stack declares, and what its services use of other stacks.</summary>
    private IEnumerable<T> Known<T>(Func<Workload, IEnumerable<T>> used) where T : StackMember =>
        stack.Members.OfType<T>().Concat(stack.Workloads.SelectMany(used)).Distinct();
}
