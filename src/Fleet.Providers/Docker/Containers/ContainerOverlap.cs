using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Whether an old container and its successor can run at the same time. Pure.</summary>
internal static class ContainerOverlap
{
    private static readonly string[] Addresses = ["ipv4Address", "ipv6Address", "macAddress"];

    /// <summary>What only one of them can have, such as <c>port 80</c>; null when both can run.</summary>
    public static string? Shared(ContainerDetails old, PropertyMap inputs)
    {
        if (ContainerDiff.HasNoNetworks(inputs) || old.HostConfig.NetworkMode is "host")
        {
            return inputs.Text("networkMode") == "none" ? Storage(old, inputs) : "the network of another";
        }

        return Port(old, inputs) ?? Address(old, inputs) ?? Storage(old, inputs)
            ?? (inputs.Blocks("devices").Any() ? "a device" : null);
    }

    private static string? Port(ContainerDetails old, PropertyMap inputs)
    {
        var bindings = old.HostConfig.PortBindings ?? new Dictionary<string, IReadOnlyList<PortBinding>?>();
        var taken = bindings.SelectMany(port => (port.Value ?? []).Select(binding =>
            (Protocol: port.Key.Split('/').ElementAtOrDefault(1) ?? "tcp", Number: binding.HostPort ?? ""))).ToHashSet();
        foreach (var port in inputs.Blocks("ports"))
        {
            var (protocol, external) = ((port.Text("protocol") ?? "tcp").ToLowerInvariant(), port.Number("external") ?? 0);
            if (external > 0 && taken.Contains((protocol, $"{external}")))
            {
                return $"port {external}";
            }
        }

        return null;
    }

    private static string? Address(ContainerDetails old, PropertyMap inputs)
    {
        var taken = (old.NetworkSettings.Networks ?? new Dictionary<string, EndpointSettings>()).Values
            .SelectMany(network => new[] { network.IpAddress, network.GlobalIpv6Address, network.MacAddress })
            .Where(address => !string.IsNullOrEmpty(address))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = inputs.Blocks("networksAdvanced")
            .SelectMany(network => Addresses.Select(network.Text))
            .FirstOrDefault(address => address is not null && taken.Contains(address));
        return wanted is null ? null : $"address {wanted}";
    }

    /// <summary>Two that write to one place, such as two databases on the same files, may destroy what is there.</summary>
    private static string? Storage(ContainerDetails old, PropertyMap inputs)
    {
        var written = old.Mounts.Where(mount => mount.RW)
            .SelectMany(mount => new[] { mount.Name, mount.Source }).Where(source => !string.IsNullOrEmpty(source))
            .ToHashSet(StringComparer.Ordinal);
        var wanted = inputs.Blocks("volumes")
            .Select(volume => (Source: volume.Text("hostPath") ?? volume.Text("volumeName"), ReadOnly: volume.Flag("readOnly")))
            .Concat(inputs.Blocks("mounts").Select(mount => (Source: mount.Text("source"), ReadOnly: mount.Flag("readOnly"))))
            .FirstOrDefault(mount => mount.Source is not null && mount.ReadOnly != true && written.Contains(Trimmed(mount.Source)));
        return wanted.Source is { } source ? $"'{source}'" : null;
    }

    private static string Trimmed(string path) => path.Length > 1 ? path.TrimEnd('/') : path;
}
