using Fleet.Components.Providers;
using Fleet.Document;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Fleet.Components;

/// <summary>
/// What a container is told. Everything is said, because what is left to a provider's defaults is harmful: stopping by
/// SIGKILL, removing anonymous volumes, not waiting for health.
/// </summary>
internal static class ContainerInputs
{
    /// <summary>The label with the service's path in the fleet.</summary>
    public const string PathLabel = "fleet.path";

    /// <summary>The label whose change replaces the container when a mounted file changes.</summary>
    public const string FilesLabel = "fleet.files";

    public static ContainerArgs For(Service service, ValueInputs values)
    {
        var args = new ContainerArgs
        {
            Name = service.ContainerName,
            Image = service.Image.Text,
            Restart = Words.Of(service.Restart),
            NetworkMode = service.NetworkMode == NetworkMode.Networks ? "bridge" : Words.Of(service.NetworkMode),
            Start = true,
            MustRun = true,
            Wait = service.HealthCheck is { IsTested: true },
            WaitTimeout = (int)service.ReadyWithin.TotalSeconds,
            DestroyGraceSeconds = (int)service.StopWithin.TotalSeconds,
            RemoveVolumes = false,
            User = Optional(service.User),
            WorkingDir = Optional(service.WorkingDirectory),
        };
        Put(service.Entrypoint.Select(word => (Input<string>)word), list => args.Entrypoints = list);
        Put(Command(service, values), list => args.Command = list);
        Put(Environment(service, values), list => args.Envs = list);
        if (service.MemoryMiB is { } memory)
        {
            args.Memory = memory;
        }

        if (service.HealthCheck is { Test.Count: > 0 } check)
        {
            args.Healthcheck = Health(check, service.Host!.Fleet!.Options);
        }

        foreach (var network in service.NetworkOf is null ? service.JoinedNetworks : [])
        {
            args.NetworksAdvanced.Add(Network(service, network));
        }

        foreach (var endpoint in service.PublishedEndpoints)
        {
            args.Ports.Add(new ContainerPortArgs
            {
                Internal = endpoint.ContainerPort,
                External = endpoint.HostPort!.Value,
                Ip = endpoint.HostAddress is { } address ? MissingData.Input(address) : null!,
                Protocol = Words.Of(endpoint.Protocol),
            });
        }

        foreach (var mount in service.Mounts)
        {
            ContainerMounts.Add(args, mount);
        }

        ContainerExtras.Add(args, service);
        foreach (var (name, address) in service.KnownNames)
        {
            args.Hosts.Add(new ContainerHostArgs { Host = name, Ip = address });
        }

        foreach (var (label, value) in Labels(service, values))
        {
            args.Labels.Add(new ContainerLabelArgs { Label = label, Value = value });
        }

        return args;
    }

    public static HostJobArgs For(InitJob job, ValueInputs values)
    {
        var args = new HostJobArgs
        {
            Name = job.ContainerName,
            Image = job.Image.Text,
            User = Optional(job.User),
            WorkingDir = Optional(job.WorkingDirectory),
            TimeoutSeconds = (int)job.Timeout.TotalSeconds,
            Retries = job.Retries > 0 ? (Input<int>)job.Retries : null,
        };
        Put(job.Entrypoint.Select(word => (Input<string>)word), list => args.Entrypoints = list);
        Put(Command(job, values), list => args.Command = list);
        Put(Environment(job, values), list => args.Envs = list);
        Put(job.JoinedNetworks.Select(network => (Input<string>)network.NameOnHost), list => args.Networks = list);
        foreach (var mount in job.Mounts)
        {
            args.Volumes.Add(JobVolume(mount));
        }

        foreach (var (label, value) in Labels(job, values))
        {
            args.Labels.Add(label, value);
        }

        return args;
    }

    private static IEnumerable<Input<string>> Command(Workload workload, ValueInputs values) =>
        workload.Command.Select(word => values.Text(word.Resolve(workload)));

    private static IEnumerable<Input<string>> Environment(Workload workload, ValueInputs values) =>
        workload.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => values.Map(pair.Value.Resolve(workload), text => $"{pair.Key}={text}"));

    private static ContainerNetworksAdvancedArgs Network(Service service, Network network)
    {
        var args = new ContainerNetworksAdvancedArgs { Name = network.NameOnHost, Aliases = { service.Name } };
        if (service.Attachments.GetValueOrDefault(network) is { } attachment)
        {
            args.Aliases.AddRange([.. attachment.Aliases.Except([service.Name]).Distinct().Select(alias => (Input<string>)alias)]);
            args.Ipv4Address = Optional(attachment.Ipv4Address);
            args.Ipv6Address = Optional(attachment.Ipv6Address);
        }

        return args;
    }

    private static HostJobVolumeArgs JobVolume(Mount mount) => new()
    {
        Source = mount.Source,
        Target = mount.Target,
        ReadOnly = mount.Access == Access.ReadOnly,
    };

    private static ContainerHealthcheckArgs Health(HealthCheck check, FleetOptions options)
    {
        var args = new ContainerHealthcheckArgs
        {
            Interval = GoDuration.Text(check.Interval ?? options.HealthInterval),
            Timeout = GoDuration.Text(check.Timeout),
            StartPeriod = GoDuration.Text(check.StartPeriod),
            Retries = check.Retries,
        };
        if (check.StartInterval is { } start)
        {
            args.StartInterval = GoDuration.Text(start);
        }

        Put(check.Test.Select(word => (Input<string>)word), list => args.Tests = list);
        return args;
    }

    private static IEnumerable<(string Label, Input<string> Value)> Labels(Workload workload, ValueInputs values)
    {
        var labels = workload.AllLabels.Select(pair => (pair.Key, Value: (Input<string>)pair.Value))
            .Append((Key: PathLabel, workload.Path));
        var isReloaded = workload is Service { Reload: not null };
        var files = workload.Mounts.Where(mount => mount.Folder is null || !isReloaded).SelectMany(mount => mount.Files).ToList();
        if (files.Count > 0)
        {
            labels = labels.Append((Key: FilesLabel, values.Digest(files.Select(file => file.Resolve()))));
        }

        return labels.OrderBy(label => label.Key, StringComparer.Ordinal);
    }

    internal static Input<string>? Optional(string? text) => text is null ? null : (Input<string>)text;

    /// <summary>Sets a list unless it is empty: an empty one would say that the image's own is to be cleared.</summary>
    internal static void Put(IEnumerable<Input<string>> items, Action<InputList<string>> put)
    {
        var list = items.ToArray();
        if (list.Length > 0)
        {
            put([.. list]);
        }
    }
}
