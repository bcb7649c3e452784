using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Network;

/// <summary>
/// The network between the hosts: a bridge in a namespace of its own, with one link to the machine. In the machine's
/// namespace its forwarding rules would apply to what one host sends another.
/// </summary>
internal static class BridgeNetwork
{
    /// <summary>The bridge's name in its namespace.</summary>
    public const string Bridge = "br0";

    private const string Uplink = "up0";

    /// <summary>The bridge's end of a host's cable.</summary>
    public static string Port(LabHost host) => "h" + host.Address[(host.Address.LastIndexOf('.') + 1)..];

    /// <summary>Makes what is missing of the bridge; true when there was something to do.</summary>
    public static async Task<bool> EnsureAsync(
        LabPaths paths, LabSpec spec, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await NetworkBatch.IsPluggedAsync(paths.Bridge, Uplink, Bridge, cancellationToken)
            && await NetworkBatch.HasAddressesAsync(
                null, paths.MachineLink, [spec.Gateway, spec.OverlayGateway], cancellationToken))
        {
            return false;
        }

        var doing = $"Making the network of lab '{spec.Id}'";
        await NetworkBatch.KillAllAsync(paths.Bridge, time, cancellationToken);
        await NetworkBatch.RemoveAsync(paths.Bridge, cancellationToken);
        await Tool.RunAsync("ip", ["link", "delete", paths.MachineLink], cancellationToken: cancellationToken);
        await NetworkBatch.RunAsync(
            doing,
            null,
            [
                $"netns add {paths.Bridge}",
                $"link add {paths.MachineLink} type veth peer name {Uplink} netns {paths.Bridge}",
                $"addr add {spec.Gateway}/24 dev {paths.MachineLink}",
                $"addr add {spec.OverlayGateway}/24 dev {paths.MachineLink}",
                $"link set {paths.MachineLink} up",
            ],
            cancellationToken);
        await NetworkBatch.RunAsync(
            doing,
            paths.Bridge,
            [
                "link set lo up",
                $"link add {Bridge} type bridge forward_delay 0",
                $"link set {Bridge} up",
                $"addr add {spec.Resolver}/24 dev {Bridge}",
                $"link set {Uplink} master {Bridge}",
                $"link set {Uplink} up",
            ],
            cancellationToken);
        return true;
    }

    /// <summary>Makes a host's namespace and plugs its cable in; true when there was something to do.</summary>
    public static async Task<bool> EnsureHostAsync(
        HostPaths paths, LabSpec spec, LabHost host, CancellationToken cancellationToken)
    {
        var port = Port(host);
        string[] addresses = host.Overlay is { } overlay ? [host.Address, overlay] : [host.Address];
        if (await NetworkBatch.HasAddressesAsync(paths.Namespace, "eth0", addresses, cancellationToken)
            && await NetworkBatch.IsPluggedAsync(paths.Lab.Bridge, port, Bridge, cancellationToken))
        {
            return false;
        }

        var doing = $"Connecting host '{host.Name}' of lab '{spec.Id}'";
        if (!await NetworkBatch.ExistsAsync(paths.Namespace, cancellationToken))
        {
            await NetworkBatch.RemoveAsync(paths.Namespace, cancellationToken);
            await Tool.DoAsync(doing, "ip", ["netns", "add", paths.Namespace], cancellationToken: cancellationToken);
        }

        // Either end takes the other with it, but not at once where the other one's namespace is going.
        await Tool.RunAsync("ip", ["-n", paths.Namespace, "link", "delete", "eth0"], cancellationToken: cancellationToken);
        await Tool.RunAsync("ip", ["-n", paths.Lab.Bridge, "link", "delete", port], cancellationToken: cancellationToken);
        await NetworkBatch.RunAsync(
            doing,
            null,
            [$"link add eth0 netns {paths.Namespace} type veth peer name {port} netns {paths.Lab.Bridge}"],
            cancellationToken);
        await NetworkBatch.RunAsync(
            doing, paths.Lab.Bridge, [$"link set {port} master {Bridge}", $"link set {port} up"], cancellationToken);
        await NetworkBatch.RunAsync(
            doing,
            paths.Namespace,
            [
                "link set lo up",
                .. addresses.Select(address => $"addr add {address}/24 dev eth0"),
                "link set eth0 up",
            ],
            cancellationToken);
        return true;
    }

    /// <summary>Removes the bridge, its namespace and the machine's link.</summary>
    public static async Task RemoveAsync(LabPaths paths, CancellationToken cancellationToken)
    {
        await NetworkBatch.RemoveAsync(paths.Bridge, cancellationToken);
        if (Directory.Exists($"/sys/class/net/{paths.MachineLink}"))
        {
            await Tool.RunAsync("ip", ["link", "delete", paths.MachineLink], cancellationToken: cancellationToken);
        }
    }
}
