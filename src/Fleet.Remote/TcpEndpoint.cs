namespace Fleet.Remote;

/// <summary>An address and port as a host sees them.</summary>
public sealed record TcpEndpoint(string Host, int Port)
{
    /// <summary>
    /// True for an address that lives on the host itself, such as a container's: the guard on addresses lets it pass,
    /// since nothing leaves the host.
    /// </summary>
    public bool IsOnHost { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
