using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Fleet.Components;

/// <summary>What a network is told.</summary>
internal static class NetworkInputs
{
    public static NetworkArgs For(Network network)
    {
        var args = new NetworkArgs
        {
            Name = network.NameOnHost,
            Driver = network.Driver,
            Internal = network.Reach == NetworkReach.Inside,
        };
        if (network.HasIpv6)
        {
            args.Ipv6 = true;
        }

        if (network.IsAttachable)
        {
            args.Attachable = true;
        }

        foreach (var (name, value) in network.DriverOptions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Options.Add(name, value);
        }

        foreach (var (label, value) in network.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Labels.Add(new NetworkLabelArgs { Label = label, Value = value });
        }

        foreach (var subnet in network.Subnets)
        {
            args.IpamConfigs.Add(For(subnet));
        }

        return args;
    }

    private static NetworkIpamConfigArgs For(Subnet subnet)
    {
        var args = new NetworkIpamConfigArgs
        {
            Subnet = subnet.Range,
            Gateway = ContainerInputs.Optional(subnet.Gateway),
            IpRange = ContainerInputs.Optional(subnet.ContainerRange),
        };
        foreach (var (name, address) in subnet.Reserved.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.AuxAddress.Add(name, address);
        }

        return args;
    }
}
