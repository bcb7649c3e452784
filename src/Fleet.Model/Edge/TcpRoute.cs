namespace Fleet;

/// <summary>A port of an edge that leads to an endpoint below HTTP.</summary>
/// <param name="listen">The port the edge listens on and publishes.</param>
/// <param name="target">The endpoint it leads to; its protocol, TCP or UDP, is the route's.</param>
public sealed class TcpRoute(int listen, Endpoint target)
{
    /// <summary>The port the edge listens on.</summary>
    public int Listen { get; } = listen;

    /// <summary>The endpoint it leads to.</summary>
    public Endpoint Target { get; } = target;

    /// <summary>The edge that serves it; <see langword="null"/> until one takes it.</summary>
    public EdgeProxy? Edge { get; internal set; }
}
