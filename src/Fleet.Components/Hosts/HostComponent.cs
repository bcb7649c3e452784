using Fleet.Components.Providers;
using Pulumi;
using Pulumi.Command.Remote.Inputs;
using DockerProvider = Pulumi.Docker.Provider;
using DockerProviderArgs = Pulumi.Docker.ProviderArgs;

namespace Fleet.Components;

/// <summary>
/// A host's resources hang below this component. It gives them configured providers and a connection, all of which
/// name the same user, address, port and host key and so share one login.
/// </summary>
public sealed class HostComponent : ComponentResource
{
    internal HostComponent(Host host) : base($"fleet:component:{host.GetType().Name}", host.Id)
    {
        var child = new CustomResourceOptions { Parent = this };
        if (host is LocalHost local)
        {
            Docker = new DockerProvider($"{host.Id}/docker", new DockerProviderArgs
            {
                Host = $"unix://{local.Socket}",
                DisableDockerDaemonCheck = true,
            }, child);
            Fleet = new FleetProvider($"{host.Id}/fleet", new FleetProviderArgs { DockerSocket = local.Socket }, child);
            RegisterOutputs();
            return;
        }

        var place = host.Place ?? throw new InvalidOperationException($"Bug: '{host.Id}' is registered without an address.");
        var hostKey = place.HostKey ?? throw new InvalidOperationException($"Bug: '{host.Id}' is registered without a host key.");
        Place = place;
        Way = [.. host.Way.Select(jump => jump.Place ?? throw new InvalidOperationException($"Bug: the way to '{host.Id}' leads through '{jump.Id}', which has no address."))];

        Docker = new DockerProvider($"{host.Id}/docker", new DockerProviderArgs
        {
            Host = MissingData.Input(SshAddress.DockerHost(place)),
            SshOpts = { SshAddress.Options(place, Way) },
            DisableDockerDaemonCheck = true,
        }, child);
        Fleet = new FleetProvider($"{host.Id}/fleet", new FleetProviderArgs
        {
            Host = MissingData.Input(place.Address),
            Port = SshAddress.Port(place),
            User = place.User,
            HostKey = MissingData.Input(hostKey),
            ProxyCommand = SshAddress.ProxyCommand(Way) is { } command ? (Input<string>)command : null,
            Sudo = host.NeedsSudo && place.User != "root" ? (Input<string>)"true" : null,
            DockerPath = host.DockerPath is { } path ? (Input<string>)path : null,
        }, child);
        RegisterOutputs();
    }

    /// <summary>The docker provider of this host.</summary>
    public DockerProvider Docker { get; }

    /// <summary>Fleet's own provider of this host.</summary>
    public FleetProvider Fleet { get; }

    /// <summary>A connection for <c>command:remote:*</c> resources; each use takes one of its own.</summary>
    /// <exception cref="InvalidOperationException">
    /// The host is this machine, to which nothing connects, or the way to it leads through several hosts.
    /// </exception>
    public ConnectionArgs Connection => Place is null
        ? throw new InvalidOperationException("Connecting to a LocalHost: nothing logs in to this machine. Use command:local resources.")
        : new()
        {
            Host = MissingData.Input(Place.Address),
            Port = Place.Port,
            User = Place.User,
            HostKey = MissingData.Input(Place.HostKey!),
            Proxy = Way switch
            {
                [] => null!,
                [var jump] => new ProxyConnectionArgs { Host = jump.Address, Port = jump.Port, User = jump.User, HostKey = MissingData.Input(jump.HostKey!) },
                _ => throw new InvalidOperationException(
                    $"Connecting to '{Place.Address}': the way leads through {Way.Length} hosts, and command:remote resources go through one at most."),
            },
        };

    private HostAddress? Place { get; }

    private HostAddress[] Way { get; } = [];
}
