using Fleet.Protocol.Values;
using Fleet.Remote.Capabilities;

namespace Fleet.Providers.Resources;

/// <summary>Capabilities of a host as a provider's state records them.</summary>
internal static class HostFacts
{
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
        ("kernel", capabilities.Kernel),
        ("storageDriver", capabilities.StorageDriver),
        ("storageFilesystem", capabilities.StorageFilesystem),
        ("cpuQuota", capabilities.HasCpuQuota),
        ("memoryLimit", capabilities.HasMemoryLimit),
        ("swapLimit", capabilities.HasSwapLimit),
        ("forwarding", capabilities.Forwards),
        ("dockerPath", capabilities.DockerPath),
        ("sudo", capabilities.HasSudo));

    /// <summary>Reads the recorded form; null when it is of another host.</summary>
    public static HostCapabilities? Read(string endpoint, PropertyMap facts) => Text(facts, "endpoint") != endpoint ? null : new()
    {
        EngineVersion = Text(facts, "engineVersion"),
        ApiVersion = Text(facts, "apiVersion"),
        MinApiVersion = Text(facts, "minApiVersion"),
        Os = Text(facts, "os"),
        Architecture = Text(facts, "architecture"),
        Emulated = [.. facts.Find("emulated")?.AsList().Select(name => name.AsText() ?? "") ?? []],
        CgroupVersion = Text(facts, "cgroupVersion"),
        Kernel = Text(facts, "kernel"),
        StorageDriver = Text(facts, "storageDriver"),
        StorageFilesystem = Text(facts, "storageFilesystem"),
        HasCpuQuota = facts.Find("cpuQuota")?.AsBool() != false,
        HasMemoryLimit = facts.Find("memoryLimit")?.AsBool() != false,
        HasSwapLimit = facts.Find("swapLimit")?.AsBool() != false,
        Forwards = facts.Find("forwarding")?.AsBool() != false,
        DockerPath = Text(facts, "dockerPath"),
        HasSudo = facts.Find("sudo")?.AsBool() == true,
    };

    private static string Text(PropertyMap facts, string name) => facts.Find(name)?.AsText() ?? "";
}
