namespace Pulumi.Docker.Outputs;

/// <summary>A port to publish.</summary>
[OutputType]
public sealed class ContainerPort
{
    /// <summary>The host's port; the engine picks one when not given.</summary>
    public readonly int? External;

    /// <summary>The container's port.</summary>
    public readonly int Internal;

    /// <summary>The host's address to listen on; all when not given.</summary>
    public readonly string? Ip;

    /// <summary>The protocol: 'tcp' (when not given), 'udp' or 'sctp'.</summary>
    public readonly string? Protocol;

    [OutputConstructor]
    private ContainerPort(
        int? external,
        int @internal,
        string? ip,
        string? protocol)
    {
        External = external;
        Internal = @internal;
        Ip = ip;
        Protocol = protocol;
    }
}
