using System.Diagnostics;

namespace Fleet.Remote.Processes;

/// <summary>
/// A process's standard input and output as one stream. Closing ends the process. When it ends with an error before it
/// wrote anything, reading throws what <paramref name="explain"/> makes of its error text.
/// </summary>
internal sealed class ProcessStream(
    Process process, Func<string, Exception> explain, Action? closed = null, StreamReader? errorText = null) : Stream
{
    private readonly Task<string> _errors = (errorText ?? process.StandardError).ReadToEndAsync();
    private bool _hasRead;
    private int _isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken);
        if (count == 0 && buffer.Length > 0 && !_hasRead)
        {
            await ThrowIfFailedAsync(cancellationToken);
        }

        _hasRead |= count > 0;
        return count;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(buffer, cancellationToken);
            await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
        }
        catch (IOException) when (!_hasRead)
        {
            await ThrowIfFailedAsync(cancellationToken);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await ChildProcess.StopAsync(process);
            Release();
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            Release();
        }

        base.Dispose(disposing);
    }

    private void Release()
    {
        process.Dispose();
        closed?.Invoke();
    }

    private async Task ThrowIfFailedAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw explain(await _errors.WaitAsync(cancellationToken));
        }
    }
}
