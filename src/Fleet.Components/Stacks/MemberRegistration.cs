using Fleet.Components.Providers;
using Pulumi;
using Pulumi.Docker;
using Docker = Pulumi.Docker;

namespace Fleet.Components;

/// <summary>Registers the members of stacks, what they need first.</summary>
internal sealed partial class MemberRegistration(FleetResources resources, ValueInputs values)
{
    private readonly Dictionary<Workload, RemoteImage> _images = [];

    /// <summary>Registers a member unless it is registered already or another stack's business.</summary>
    public void Register(StackMember member)
    {
        if (resources.Members.ContainsKey(member) || !member.Host!.IsOwned || IsElsewhere(member))
        {
            return;
        }

        foreach (var needed in Needs(member))
        {
            Register(needed);
        }

        resources.Members[member] = member switch
        {
            Network network => Add(network),
            Volume volume => Add(volume),
            ConfigFile file => Add(file),
            InitJob job => Add(job),
            Service service => Add(service),
            HealthGate gate => Add(gate),
            HostFolder folder => Add(folder),
            StaticSite site => Add(site),
            CronJob job => Add(job),
            SystemdService unit => Add(unit),
            PostgresServer server => Add(server),
            _ => throw new InvalidOperationException($"Bug: nothing is known about registering '{member.Path}'."),
        };
    }

    private static bool IsElsewhere(StackMember member) =>
        member is Network { Origin: Origin.Elsewhere } or Volume { Origin: Origin.Elsewhere };

    private static List<StackMember> Needs(StackMember member) => member switch
    {
        Workload workload =>
        [
            .. workload.JoinedNetworks,
            .. workload.Mounts.Select(mount => mount.Volume).OfType<StackMember>(),
            .. workload.Mounts.SelectMany(mount => mount.Files),
            .. workload.Mounts.Select(mount => mount.Place).OfType<StackMember>(),
            .. (member as Service)?.NetworkOf is { } owner ? new[] { owner } : [],
            .. member.DependsOn,
        ],
        ConfigFile { Validation.By: var judge } =>
            [.. member.DependsOn, .. judge.Mounts.Select(mount => mount.Volume).OfType<StackMember>()],
        HealthGate gate => [.. member.DependsOn, .. gate.Guards],
        PostgresServer server => [.. member.DependsOn, .. new[] { server.Endpoint.Listener, server.Client }.OfType<StackMember>()],
        _ => member.DependsOn,
    };

    private Docker.Network Add(Network network) =>
        new(network.Path, NetworkInputs.For(network), Options(network, Host(network).Docker));

    private Docker.Volume Add(Volume volume)
    {
        var options = Options(volume, Host(volume).Docker);
        options.RetainOnDelete = !resources.Model.Options.Disposable;
        return new Docker.Volume(volume.Path, VolumeInputs.For(volume), options);
    }

    private HostFile Add(ConfigFile file)
    {
        var options = Options(file, Host(file).Fleet);
        if (file.Validation is { By: var judge })
        {
            options.DependsOn.Add(Image(judge));
        }

        return new HostFile(file.Path, FileInputs.For(file, values), options);
    }

    private HostJob Add(InitJob job)
    {
        var image = Image(job);
        var options = Options(job, Host(job).Fleet);
        options.DependsOn.Add(image);
        return new HostJob(job.Path, ContainerInputs.For(job, values), options);
    }

    private Container Add(Service service)
    {
        var image = Image(service);
        var options = Options(service, Host(service).Docker);
        options.DependsOn.Add(image);
        var args = ContainerInputs.For(service, values);
        if (service.NetworkOf is { } owner)
        {
            // By id: a replaced owner has another one, and what shares its network must be replaced with it.
            args.NetworkMode = ((Container)resources.Members[owner]).Id.Apply(id => $"container:{id}");
        }

        var container = new Container(service.Path, args, options);
        AddReload(service, container);
        return container;
    }

    private void AddReload(Service service, Container container)
    {
        var files = service.Mounts.Where(mount => mount.Folder is not null).SelectMany(mount => mount.Files).ToList();
        if (service.Reload is not { } reload || files.Count == 0)
        {
            return;
        }

        var args = new HostReloadArgs
        {
            Container = service.ContainerName,
            Triggers = { values.Digest(files.Select(file => file.Resolve())) },
        };
        if (reload.SignalName is { } signal)
        {
            args.Signal = signal;
        }

        foreach (var word in reload.Command)
        {
            args.Command.Add(word);
        }

        var options = Options(service, Host(service).Fleet);
        options.DependsOn.Add(container);
        _ = new HostReload($"{service.Path}/reload", args, options);
    }

    private HostGate Add(HealthGate gate)
    {
        var args = new HostGateArgs
        {
            TimeoutSeconds = (int)gate.Within.TotalSeconds,
            IntervalSeconds = 1,
        };
        switch (gate.Probe)
        {
            case HttpProbe http:
                args.Http = new HostGateHttpArgs
                {
                    Url = http.Url,
                    HostHeader = http.HostHeader is null ? null : (Input<string>)http.HostHeader,
                    Insecure = http.HostHeader is not null,
                };
                break;
            case TcpProbe tcp:
                args.Tcp = new HostGateTcpArgs { Host = tcp.Host, Port = tcp.Port };
                break;
            default:
                throw new InvalidOperationException($"Bug: '{gate.Path}' has nothing to try.");
        }

        // A guarded container that is replaced has another id, and the gate looks again.
        foreach (var guarded in gate.Guards.Select(guard => resources.Members.GetValueOrDefault(guard)).OfType<Container>())
        {
            args.Triggers.Add(guarded.Id);
        }

        return new HostGate(gate.Path, args, Options(gate, Host(gate).Fleet));
    }

    private RemoteImage Image(Workload workload)
    {
        if (!_images.TryGetValue(workload, out var image))
        {
            image = new RemoteImage($"{workload.Path}/image", new RemoteImageArgs
            {
                Name = workload.Image.Text,

                // Others may run from it, and the way back needs it.
                KeepLocally = true,
            }, new CustomResourceOptions { Parent = resources.Stacks[workload.Stack!], Provider = Host(workload).Docker });
            _images[workload] = image;
        }

        return image;
    }

    private HostComponent Host(StackMember member) => resources.Hosts[member.Host!];

    private CustomResourceOptions Options(StackMember member, ProviderResource provider)
    {
        var options = new CustomResourceOptions { Parent = resources.Stacks[member.Stack!], Provider = provider };
        foreach (var needed in Needs(member).SelectMany(needed => resources.AllOf(needed)).Distinct())
        {
            if (needed is not null)
            {
                options.DependsOn.Add(needed);
            }
        }

        return options;
    }
}
