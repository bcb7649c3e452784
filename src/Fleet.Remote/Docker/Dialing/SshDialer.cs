namespace Fleet.Remote.Docker;

/// <summary>
/// Reaches the engine of another host over its connection: through a forwarded socket, or, where the host forbids
/// forwarding or the user may not open the socket, through the Docker command's <c>system dial-stdio</c>.
/// </summary>
public sealed class SshDialer(IHostConnection connection, DockerEndpoint.Ssh endpoint) : IDockerDialer
{
    /// <summary>
    /// Looks for the Docker command also where network storage and others keep it, which a login without a terminal does not
    /// search; and goes through sudo, which must ask no password, where the user may not open the socket.
    /// </summary>
    private const string DialScript =
        """
        for path in "$1" /usr/local/bin/docker /usr/bin/docker /var/packages/ContainerManager/target/usr/bin/docker \
          /var/packages/Docker/target/usr/bin/docker /snap/bin/docker /opt/bin/docker; do
          if command -v "$path" >/dev/null 2>&1; then docker=$path; break; fi
        done
        if [ -z "${docker-}" ]; then echo "there is no Docker command: neither '$1' nor in the usual places" >&2; exit 127; fi
        if [ "$3" = yes ] || { [ -S "$2" ] && ! [ -w "$2" ]; }; then set -- sudo -n "$docker" --host "unix://$2"
        else set -- "$docker" --host "unix://$2"
        fi
        exec "$@" system dial-stdio
        """;

    private volatile DockerEndpoint.Ssh _endpoint = endpoint;
    private volatile bool _usesCommand = endpoint.UsesSudo;

    /// <inheritdoc/>
    public string Endpoint => _endpoint.ToString();

    /// <inheritdoc/>
    public int MaxConnections => 32;

    /// <summary>True when forwarding was refused, so that the Docker command is used.</summary>
    public bool UsesCommand => _usesCommand;

    /// <summary>Takes over what another endpoint of this socket says about the Docker command, where it says something.</summary>
    internal void Heed(DockerEndpoint.Ssh other)
    {
        _endpoint = _endpoint with
        {
            DockerPath = other.DockerPath == DockerEndpoint.Ssh.DefaultCommand ? _endpoint.DockerPath : other.DockerPath,
            UsesSudo = _endpoint.UsesSudo || other.UsesSudo,
        };
        _usesCommand |= other.UsesSudo;
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken)
    {
        if (!_usesCommand)
        {
            return await connection.OpenUnixSocketAsync(_endpoint.Socket, cancellationToken);
        }

        return await connection.OpenCommandStreamAsync(
            RemoteCommand.Script(
                DialScript, _endpoint.DockerPath, _endpoint.Socket, _endpoint.UsesSudo ? "yes" : "no"),
            cancellationToken);
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
