using Fleet.Components.Providers;
using Pulumi;
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
        var place = host.Place ?? throw new InvalidOperationException($"Bug: '{host.Id}' is registered without an address.");
        var hostKey = place.HostKey ?? throw new InvalidOperationException($"Bug: '{host.Id}' is registered without a host key.");
        var child = new CustomResourceOptions { Parent = this };
        Place = place;

        Docker = new DockerProvider($"{host.Id}/docker", new DockerProviderArgs
        {
            Host = SshAddress.DockerHost(place),
            SshOpts = { SshAddress.Options(place, hostKey) },
            DisableDockerDaemonCheck = true,
        }, child);
        Fleet = new FleetProvider($"{host.Id}/fleet", new FleetProviderArgs
        {
            Host = place.Address,
            Port = SshAddress.Port(place),
            User = place.User,
            HostKey = hostKey,
            Sudo = host.NeedsSudo && place.User != "root" ? "true" : null,
        }, child);
        RegisterOutputs();
    }

    /// <summary>The docker provider of this host.</summary>
    public DockerProvider Docker { get; }

    /// <summary>Fleet's own provider of this host.</summary>
    public FleetProvider Fleet { get; }

    /// <summary>A connection for <c>command:remote:*</c> resources; each use takes one of its own.</summary>
    public Pulumi.Command.Remote.Inputs.ConnectionArgs Connection => new()
    {
        Host = Place.Address,
        Port = Place.Port,
        User = Place.User,
        HostKey = Place.HostKey!,
    };

    private HostAddress Place { get; }
}
