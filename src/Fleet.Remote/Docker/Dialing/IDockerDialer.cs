namespace Fleet.Remote.Docker;

/// <summary>Opens byte streams to one Docker engine. The engine's client asks for a few and keeps them open.</summary>
public interface IDockerDialer : IAsyncDisposable
{
    /// <summary>How messages call the place, such as <c>ssh://root@198.18.0.11:22</c>.</summary>
    string Endpoint { get; }

    /// <summary>How many streams may be open at once.</summary>
    int MaxConnections { get; }

    /// <summary>Opens another stream to the engine's API socket.</summary>
    ValueTask<Stream> DialAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Told why the engine could not be reached. True when the next stream will be opened in another way, so that it is
    /// worth trying again.
    /// </summary>
    bool TryOtherWay(RemoteException failure) => false;
}
