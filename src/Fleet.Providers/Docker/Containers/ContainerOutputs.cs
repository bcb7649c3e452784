using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>What is recorded of a container: what the host says, in the program's spelling where both mean the same.</summary>
internal static class ContainerOutputs
{
    /// <summary>What the program says is what the container has, as the engine cannot change it afterwards.</summary>
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal) { "image", "platform", "stopTimeout" };

    /// <summary>Reported by the engine when the program says nothing about them, and then worth nothing.</summary>
    private static readonly HashSet<string> OnlyIfSaid = new(StringComparer.Ordinal)
    {
        "cgroupnsMode", "cpuPeriod", "cpuQuota", "logOpts", "memorySwap", "devices", "ulimits", "deviceRequests", "pidMode",
    };

    /// <summary>What can be changed on a host without another container being made.</summary>
    private static readonly string[] ChangesOnHost =
    [
        "cpuPeriod", "cpuQuota", "cpuSet", "cpuShares", "cpus", "maxRetryCount", "memory", "memoryReservation", "memorySwap", "name",
        "networksAdvanced", "restart",
    ];

    /// <summary>What the engine fills in from the image or from its own configuration.</summary>
    private static readonly HashSet<string> ImageOrEngine = new(StringComparer.Ordinal)
    {
        "command", "entrypoints", "healthcheck", "hostname", "ipcMode", "logDriver", "platform", "runtime", "shmSize",
        "stopSignal", "user", "workingDir",
    };

    /// <summary>The outputs of a container with these inputs.</summary>
    public static PropertyMap Of(PropertyMap inputs, ContainerDetails container)
    {
        var outputs = ContainerSchema.Schema.Outputs(container.Id, inputs);
        var host = ContainerReading.Of(container);
        foreach (var property in ContainerSchema.Schema.Properties)
        {
            var said = Canonical.Of(property, inputs.Find(property.Name));
            var isSaid = inputs.ContainsKey(property.Name);
            if ((Fixed.Contains(property.Name) && isSaid) || (OnlyIfSaid.Contains(property.Name) && !isSaid))
            {
                continue;
            }

            if (host.Find(property.Name) is { } value
                && (!isSaid || !Means(property, value, said) || property.Name is "ports"))
            {
                outputs = outputs.With(property.Name, value);
            }
            else if (host.Find(property.Name) is null && isSaid && ChangesOnHost.Contains(property.Name) && said is not null)
            {
                outputs = outputs.With(property.Name, property.Unset);
            }
        }

        outputs = outputs.With("networksAdvanced", Networks(inputs, container));
        if (IsDown(container) && inputs.Find("mustRun")?.AsBool() != false)
        {
            outputs = outputs.With("mustRun", false);
        }

        return PropertyMap.From(outputs.Concat(ContainerReading.Computed(container)));
    }

    /// <summary>The inputs as the host has them: only what someone changed there differs from what was recorded.</summary>
    public static PropertyMap Inputs(PropertyMap inputs, ContainerDetails container)
    {
        var outputs = Of(inputs, container);
        foreach (var name in ChangesOnHost.Where(inputs.ContainsKey))
        {
            if (name == "memorySwap" && container.HostConfig.MemorySwap == -1)
            {
                // A kernel without swap limits reports this whatever was asked for.
                continue;
            }

            var property = ContainerSchema.Property(name);
            if (!Means(property, outputs[name], Canonical.Of(property, inputs[name])))
            {
                inputs = inputs.With(name, outputs[name]);
            }
        }

        return inputs;
    }

    /// <summary>The inputs that a program which made this container would have had: for an import.</summary>
    public static PropertyMap Imported(ContainerDetails container, ImageDetails? image)
    {
        var host = ContainerReading.Of(container);
        var inputs = PropertyMap.From(
            from property in ContainerSchema.Schema.Properties
            let value = host.Find(property.Name)
            where value is not null && !OnlyIfSaid.Contains(property.Name) && !ImageOrEngine.Contains(property.Name)
                && Canonical.Key(Canonical.Of(property, value)) != Canonical.Key(Canonical.Of(property, null))
            select KeyValuePair.Create(property.Name, value));
        var environment = (container.Config.Env ?? []).Except(image?.Config?.Env ?? [], StringComparer.Ordinal).ToList();
        var labels = (container.Config.Labels ?? new Dictionary<string, string>())
            .Where(label => label.Key != ContainerRequest.UrnLabel
                && image?.Config?.Labels?.GetValueOrDefault(label.Key) != label.Value)
            .ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
        inputs = HostValue.Of(environment) is { } envs ? inputs.With("envs", envs) : inputs;
        inputs = HostValue.Labels(labels) is { } own ? inputs.With("labels", own) : inputs;
        return inputs.With(Plain.Defaults, PropertyValue.Of([]));
    }

    /// <summary>True when the container does not serve and will not by itself: stopped, never started or paused.</summary>
    public static bool IsDown(ContainerDetails container) =>
        (!container.State.Running && !container.State.Restarting) || container.State.Paused;

    private static bool Means(PropertySchema property, PropertyValue value, PropertyValue? canonical) =>
        Canonical.Key(Canonical.Of(property, value)) == Canonical.Key(canonical);

    /// <summary>The wanted networks that the container is in.</summary>
    private static PropertyValue Networks(PropertyMap inputs, ContainerDetails container)
    {
        var joined = container.NetworkSettings.Networks ?? new Dictionary<string, EndpointSettings>();
        var ids = joined.Values.Select(network => network.NetworkId).ToHashSet();
        return PropertyValue.Of(
            from network in inputs.Blocks("networksAdvanced")
            let name = network.Text("name") ?? ""
            where joined.ContainsKey(name) || ids.Contains(name)
            select (PropertyValue)network.Without(Plain.Defaults));
    }
}
