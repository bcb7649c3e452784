namespace Fleet.Remote.Docker;

/// <summary>
/// Reaches the engine of another host over its connection: through a forwarded socket, or, where the host forbids
/// forwarding or the user may not open the socket, through the Docker command's <c>system dial-stdio</c>.
/// </summary>
public sealed class SshDialer(IHostConnection connection, DockerEndpoint.Ssh endpoint) : IDockerDialer
{
    private volatile bool _usesCommand = endpoint.UsesSudo;

    /// <inheritdoc/>
    public string Endpoint => endpoint.ToString();

    /// <inheritdoc/>
    public int MaxConnections => 32;

    /// <summary>True when forwarding was refused, so that the Docker command is used.</summary>
    public bool UsesCommand => _usesCommand;

    /// <inheritdoc/>
    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken)
    {
        if (!_usesCommand)
        {
            return await connection.OpenUnixSocketAsync(endpoint.Socket, cancellationToken);
        }

        string[] command = endpoint.Socket == UnixSocketDialer.DefaultPath
            ? [endpoint.DockerPath, "system", "dial-stdio"]
            : [endpoint.DockerPath, "--host", $"unix://{endpoint.Socket}", "system", "dial-stdio"];
        return await connection.OpenCommandStreamAsync(
            RemoteCommand.Of(command) with { Sudo = endpoint.UsesSudo }, cancellationToken);
    }

    /// <inheritdoc/>
    public bool TryOtherWay(RemoteException failure)
    {
        if (_usesCommand || failure.Failure != RemoteFailure.ForwardingRefused)
        {
            return false;
        }

        _usesCommand = true;
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
