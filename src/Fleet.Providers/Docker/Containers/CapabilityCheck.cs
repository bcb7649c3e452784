using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Capabilities;

namespace Fleet.Providers.Docker;

/// <summary>
/// Holds a container's wishes against what its host is known to be capable of: what the engine would refuse is refused in
/// the plan, what it would silently ignore is said.
/// </summary>
internal static class CapabilityCheck
{
    private static readonly string[] CpuTime = ["cpus", "cpuQuota", "cpuPeriod"];

    /// <summary>What the engine would refuse.</summary>
    public static IEnumerable<CheckFailure> Refused(PropertyMap inputs, HostCapabilities host) => host.HasCpuQuota
        ? []
        : CpuTime.Where(name => IsSet(inputs, name)).Select(name => new CheckFailure(
            name,
            $"The host's kernel ({host.Kernel}) cannot limit CPU time, so its engine refuses '{name}'. Remove it, or share with 'cpuShares'."));

    /// <summary>What the engine would ignore.</summary>
    public static IEnumerable<Diagnostic> Ignored(Urn urn, PropertyMap inputs, HostCapabilities host)
    {
        if (!host.HasMemoryLimit && IsSet(inputs, "memory"))
        {
            yield return Warning(urn, "memory", host);
        }

        if (!host.HasSwapLimit && IsSet(inputs, "memorySwap"))
        {
            yield return Warning(urn, "memorySwap", host);
        }
    }

    private static Diagnostic Warning(Urn urn, string name, HostCapabilities host) => new(
        Severity.Warning,
        $"Container '{urn.Name}': '{name}' is not enforced, since the host's kernel ({host.Kernel}) was started without that limit.")
    {
        Urn = urn,
        Hint = "Start the kernel with 'cgroup_enable=memory swapaccount=1', or remove the limit.",
    };

    private static bool IsSet(PropertyMap inputs, string name) => inputs.Find(name)?.Unwrap() switch
    {
        null or PropertyValue.Null => false,
        PropertyValue.Number number => number.Value != 0,
        PropertyValue.Text text => text.Value.Length > 0,
        _ => true,
    };
}
