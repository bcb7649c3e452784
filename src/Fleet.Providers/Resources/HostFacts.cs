using Fleet.Protocol.Values;
using Fleet.Remote.Capabilities;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Resources;

/// <summary>Capabilities of a host as a provider's state records them.</summary>
internal static class HostFacts
{
    private const string Pulled = "pulled";

    /// <summary>The recorded form; it names the host, so that facts of another are not taken for this one's.</summary>
    public static PropertyMap Write(string endpoint, HostCapabilities capabilities) => PropertyMap.Of(
        ("endpoint", endpoint),
        ("engineVersion", capabilities.EngineVersion),
        ("apiVersion", capabilities.ApiVersion),
        ("minApiVersion", capabilities.MinApiVersion),
        ("os", capabilities.Os),
        ("architecture", capabilities.Architecture),
        ("emulated", PropertyValue.Of(capabilities.Emulated.Select(name => (PropertyValue)name))),
        ("cgroupVersion", capabilities.CgroupVersion),
        ("cgroupDriver", capabilities.CgroupDriver),
        ("kernel", capabilities.Kernel),
        ("storageDriver", capabilities.StorageDriver),
        ("storageFilesystem", capabilities.StorageFilesystem),
        ("cpuQuota", capabilities.HasCpuQuota),
        ("cpuShares", capabilities.HasCpuShares),
        ("cpuSet", capabilities.HasCpuSet),
        ("memoryLimit", capabilities.HasMemoryLimit),
        ("swapLimit", capabilities.HasSwapLimit),
        ("forwarding", capabilities.Forwards),
        ("dockerPath", capabilities.DockerPath),
        ("sudo", capabilities.HasSudo));

    /// <summary>Reads the recorded form; null when it is of another host.</summary>
    public static HostCapabilities? Read(string endpoint, PropertyMap facts) => Text(facts, "endpoint") != endpoint || !facts.ContainsKey("apiVersion") ? null : new()
    {
        EngineVersion = Text(facts, "engineVersion"),
        ApiVersion = Text(facts, "apiVersion"),
        MinApiVersion = Text(facts, "minApiVersion"),
        Os = Text(facts, "os"),
        Architecture = Text(facts, "architecture"),
        Emulated = [.. facts.Find("emulated")?.AsList().Select(name => name.AsText() ?? "") ?? []],
        CgroupVersion = Text(facts, "cgroupVersion"),
        CgroupDriver = Text(facts, "cgroupDriver"),
        Kernel = Text(facts, "kernel"),
        StorageDriver = Text(facts, "storageDriver"),
        StorageFilesystem = Text(facts, "storageFilesystem"),
        HasCpuQuota = facts.Find("cpuQuota")?.AsBool() != false,
        HasCpuShares = facts.Find("cpuShares")?.AsBool() != false,
        HasCpuSet = facts.Find("cpuSet")?.AsBool() != false,
        HasMemoryLimit = facts.Find("memoryLimit")?.AsBool() != false,
        HasSwapLimit = facts.Find("swapLimit")?.AsBool() != false,
        Forwards = facts.Find("forwarding")?.AsBool() != false,
        DockerPath = Text(facts, "dockerPath"),
        HasSudo = facts.Find("sudo")?.AsBool() == true,
    };

    /// <summary>Facts with what the host's engine was had to pull.</summary>
    public static PropertyMap WithPulled(string endpoint, PropertyMap facts, IReadOnlyList<PulledImage> pulled) => pulled.Count == 0
        ? facts.Without(Pulled)
        : facts.With("endpoint", endpoint).With(Pulled, PropertyValue.Of(pulled.Select(image =>
            (PropertyValue)PropertyMap.Of(("reference", image.Reference), ("id", image.Id)))));

    /// <summary>What the host's engine was had to pull; nothing when the facts are of another host.</summary>
    public static IEnumerable<PulledImage> ReadPulled(string endpoint, PropertyMap facts) => Text(facts, "endpoint") != endpoint
        ? []
        : (facts.Find(Pulled)?.AsList() ?? []).Select(image => image.AsMap())
            .Select(image => new PulledImage(Text(image, "reference"), Text(image, "id")));

    private static string Text(PropertyMap facts, string name) => facts.Find(name)?.AsText() ?? "";
}
