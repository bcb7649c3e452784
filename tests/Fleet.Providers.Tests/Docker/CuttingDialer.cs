using Fleet.Remote.Docker;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// A way to an engine that is cut once, at a given change: its request is lost, or it is done and the answer is lost. New
/// connections work at once.
/// </summary>
internal sealed class CuttingDialer(IDockerDialer inner, int change, bool doesIt) : IDockerDialer
{
    private int _left = change;

    /// <summary>True once it was cut.</summary>
    public bool WasCut { get; private set; }

    public string Endpoint => inner.Endpoint;

    public int MaxConnections => inner.MaxConnections;

    public async ValueTask<Stream> DialAsync(CancellationToken cancellationToken) =>
        new Link(this, await inner.DialAsync(cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Link(CuttingDialer owner, Stream stream) : Stream
    {
        private bool _isCutNext;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            return _isCutNext ? throw new IOException("the link was cut") : read;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var isChange = buffer.Span.StartsWith("POST "u8) || buffer.Span.StartsWith("DELETE "u8) || buffer.Span.StartsWith("PUT "u8);
            if (isChange && Interlocked.Decrement(ref owner._left) == -1)
            {
                owner.WasCut = true;
                _isCutNext = owner.DoesIt ? true : throw new IOException("the link was cut");
            }

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

    private bool DoesIt => doesIt;
}
