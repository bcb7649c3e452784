using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Capabilities;

namespace Fleet.Providers.Docker;

/// <summary>
/// What the control groups of a host's kernel, of either version, can do for a container. An engine leaves out in silence what its
/// kernel lacks. Pure.
/// </summary>
internal static partial class ControlGroups
{
    private const string OwnGroups = "4.6";

    /// <summary>Engines that leave control groups to systemd take no other name than a slice's.</summary>
    public static CheckFailure? Refusal(PropertyMap inputs, HostCapabilities host) =>
        host.CgroupDriver == "systemd" && inputs.Text("cgroupParent") is { Length: > 0 } parent
            && !parent.EndsWith(".slice", StringComparison.Ordinal)
                ? new CheckFailure(
                    "cgroupParent",
                    $"The host's engine leaves control groups to systemd, and refuses '{parent}', which is no slice. Name one, such as 'fleet.slice'.")
                : null;

    /// <summary>What the engine would leave out, each with what to do about it.</summary>
    public static IEnumerable<(string Ignored, string Hint)> Ignored(PropertyMap inputs, HostCapabilities host)
    {
        foreach (var (name, isThere) in new[]
        {
            ("memory", host.HasMemoryLimit), ("memoryReservation", host.HasMemoryLimit), ("memorySwap", host.HasSwapLimit),
            ("cpuQuota", host.HasCpuQuota), ("cpuPeriod", host.HasCpuQuota), ("cpuShares", host.HasCpuShares), ("cpuSet", host.HasCpuSet),
        })
        {
            if (!isThere && CapabilityCheck.IsSet(inputs, name))
            {
                yield return ($"'{name}' is not enforced, since the host's kernel ({host.Kernel}) runs without that limit.", Remedy(name, host));
            }
        }

        if (inputs.Text("cgroupnsMode") == "private" && host.CgroupVersion == "1"
            && Release().Match(host.Kernel) is { Success: true } release && Version.Parse(release.Value) < Version.Parse(OwnGroups))
        {
            yield return (
                $"'cgroupnsMode' has no effect: it needs a kernel from {OwnGroups} on, and the host's is {host.Kernel}.",
                "Update the kernel, or remove it.");
        }
    }

    /// <summary>How a limit is turned on depends on the version; which it is not known of older records.</summary>
    private static string Remedy(string name, HostCapabilities host) => name.StartsWith("cpu", StringComparison.Ordinal)
        ? "Have the 'cpu' and 'cpuset' controllers in the kernel, and hand them down to a rootless engine, or remove the limit."
        : host.CgroupVersion == "2"
            ? "Start the kernel with 'cgroup_enable=memory', and hand the 'memory' controller down to a rootless engine, or remove the limit."
            : "Start the kernel with 'cgroup_enable=memory swapaccount=1', or remove the limit.";

    // 4.4.302+, 6.1.0-37-amd64
    [GeneratedRegex("^[0-9]+[.][0-9]+")]
    private static partial Regex Release();
}
