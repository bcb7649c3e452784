using System.Text;

namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>A way to an engine that is cut once, in the midst of a change.</summary>
internal sealed class CuttingDialer(IDockerDialer inner, Cut cut) : IDockerDialer
{
    private int _left = cut.Change;

    /// <summary>True once it was cut.</summary>
    public bool WasCut { get; private set; }

    public string Endpoint => inner.Endpoint;

    public int MaxConnections => inner.MaxConnections;

    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return new CutStream(this, await inner.DialAsync(cancellationToken));
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>What is lost, when this is the change at which the link is cut.</summary>
    public Cut? Heed(ReadOnlySpan<byte> request)
    {
        var isChange = request.StartsWith("POST "u8) || request.StartsWith("DELETE "u8) || request.StartsWith("PUT "u8);
        var path = isChange ? Encoding.ASCII.GetString(request[..request.IndexOf((byte)'\r')]) : "";
        return isChange && path.Contains(cut.Of, StringComparison.Ordinal) && Interlocked.Decrement(ref _left) == -1 ? cut : null;
    }

    /// <summary>Cuts the link.</summary>
    public IOException Break()
    {
        WasCut = true;
        return new IOException("the link was cut");
    }

    /// <summary>Nothing gets through a link that was cut for good.</summary>
    public void ThrowIfDead()
    {
        if (WasCut && cut.IsForGood)
        {
            throw Break();
        }
    }
}
