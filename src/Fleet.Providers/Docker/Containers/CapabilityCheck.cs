using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Capabilities;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Holds a container's wishes against what its host is known to be capable of: what the engine would refuse is refused in
/// the plan, what it would silently ignore is said.
/// </summary>
internal static class CapabilityCheck
{
    private static readonly string[] WithoutQuota = ["aufs", "overlay", "fuse-overlayfs"];

    /// <summary>What the engine would refuse.</summary>
    public static IEnumerable<CheckFailure> Refused(PropertyMap inputs, HostCapabilities host)
    {
        if (!host.HasCpuQuota && IsSet(inputs, "cpus"))
        {
            yield return new CheckFailure(
                "cpus", $"The host's kernel ({host.Kernel}) cannot limit CPU time, so its engine refuses 'cpus'. Remove it, or share with 'cpuShares'.");
        }

        if (ControlGroups.Refusal(inputs, host) is { } parent)
        {
            yield return parent;
        }

        if (HostPlatform.Refusal(inputs.Text("platform"), host) is { } refusal)
        {
            yield return new CheckFailure("platform", refusal);
        }

        if (inputs.Map("storageOpts")?.ContainsKey("size") == true && NoQuota(host) is { } storage)
        {
            yield return new CheckFailure(
                "storageOpts",
                $"The host's engine keeps containers in {storage}, where it cannot limit their size, and refuses 'size'. Remove it.");
        }

        if (Spoken(host) is { } api)
        {
            foreach (var (property, reason, hint) in ContainerFeatures.Refused(inputs, api))
            {
                yield return new CheckFailure(property, $"{char.ToUpperInvariant(reason[0])}{reason[1..]} {hint}");
            }
        }
    }

    /// <summary>What the engine would ignore.</summary>
    public static IEnumerable<Diagnostic> Ignored(Urn urn, PropertyMap inputs, HostCapabilities host)
    {
        foreach (var (ignored, hint) in ControlGroups.Ignored(inputs, host))
        {
            yield return Warning(urn, ignored, hint);
        }

        foreach (var ignored in Spoken(host) is { } api ? ContainerFeatures.Ignored(inputs, api) : [])
        {
            yield return Warning(urn, ignored, "Update the engine, or remove it.");
        }
    }

    private static Diagnostic Warning(Urn urn, string ignored, string hint) =>
        new(Severity.Warning, $"Container '{urn.Name}': {ignored}") { Urn = urn, Hint = hint };

    /// <summary>The version that is spoken with the engine; null when it is not known.</summary>
    private static Version? Spoken(HostCapabilities host) => !Version.TryParse(host.ApiVersion, out var newest) ? null
        : newest < EnginePing.Newest ? newest
        : EnginePing.Newest;

    /// <summary>Where an engine cannot limit the size of a container; null where it can or where that is not known.</summary>
    private static string? NoQuota(HostCapabilities host) =>
        WithoutQuota.Contains(host.StorageDriver) ? $"'{host.StorageDriver}'"
        : host is { StorageDriver: "overlay2", StorageFilesystem: { Length: > 0 } and not "xfs" and var files } ? $"'overlay2' on '{files}'"
        : null;

    /// <summary>True when something is asked for by a property.</summary>
    internal static bool IsSet(PropertyMap inputs, string name) => inputs.Find(name)?.Unwrap() switch
    {
        null or PropertyValue.Null => false,
        PropertyValue.Number number => number.Value != 0,
        PropertyValue.Text text => text.Value.Length > 0,
        _ => true,
    };
}
