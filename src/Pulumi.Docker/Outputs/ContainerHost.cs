namespace Pulumi.Docker.Outputs;

/// <summary>A name with its address.</summary>
[OutputType]
public sealed class ContainerHost
{
    /// <summary>The name.</summary>
    public readonly string Host;

    /// <summary>The address, or 'host-gateway'.</summary>
    public readonly string Ip;

    [OutputConstructor]
    private ContainerHost(
        string host,
        string ip)
    {
        Host = host;
        Ip = ip;
    }
}
