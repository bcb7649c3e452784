using System.Text;

namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>A connection over a link that is cut.</summary>
internal sealed class CutStream(CuttingDialer link, Stream stream) : Stream
{
    private readonly StringBuilder _said = new();
    private Cut? _cut;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        link.ThrowIfDead();
        if (_cut is { Loss: Loss.Nothing })
        {
            link.Break();
            return read;
        }

        return _cut is not null && HasSaid(buffer.Span[..read]) ? throw link.Break() : read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        link.ThrowIfDead();
        if (_cut is { Loss: Loss.Body })
        {
            throw link.Break();
        }

        _cut ??= link.Heed(buffer.Span);
        if (_cut is { Loss: Loss.Request })
        {
            throw link.Break();
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

    private bool HasSaid(ReadOnlySpan<byte> answer) => _cut!.Says is not { } words
        || _said.Append(Encoding.UTF8.GetString(answer)).ToString().Contains(words, StringComparison.Ordinal);
}
