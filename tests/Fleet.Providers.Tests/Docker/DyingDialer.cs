using Fleet.Remote.Docker;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// A way to an engine on which only so many changes get through, as if the client had been killed then: the next one is
/// lost, or done without an answer, and after it nothing is heard any more.
/// </summary>
internal sealed class DyingDialer(IDockerDialer inner, int changes, bool doesLast) : IDockerDialer
{
    private int _left = changes;
    private bool _isLastDone;

    /// <summary>True once it is dead.</summary>
    public bool IsDead { get; private set; }

    public string Endpoint => inner.Endpoint;

    public int MaxConnections => inner.MaxConnections;

    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken) =>
        IsDead ? throw new IOException("killed") : new Link(this, await inner.DialAsync(cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Link(DyingDialer owner, Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            owner.IsDead |= owner._isLastDone;
            return owner.IsDead ? throw new IOException("killed") : read;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (owner.IsDead)
            {
                throw new IOException("killed");
            }

            var isChange = buffer.Span.StartsWith("POST "u8) || buffer.Span.StartsWith("DELETE "u8) || buffer.Span.StartsWith("PUT "u8);
            var isLast = isChange && Interlocked.Decrement(ref owner._left) < 0;
            if (isLast && !owner.DoesLast)
            {
                owner.IsDead = true;
                throw new IOException("killed");
            }

            // The engine does it, and answers to nobody.
            owner._isLastDone |= isLast;
            await stream.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }

    private bool DoesLast => doesLast;
}
