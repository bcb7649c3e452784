using System.Diagnostics;

namespace Fleet.Remote.Processes;

/// <summary>Feeds a started process, collects what it writes and waits for its end.</summary>
internal static class ProcessRun
{
    /// <summary>
    /// Runs to the end. Cancellation and the timeout end the process; the latter throws a <see cref="TimeoutException"/>.
    /// <paramref name="stopAsync"/> says how.
    /// </summary>
    public static async Task<CommandResult> FinishAsync(
        Process process,
        ReadOnlyMemory<byte> header,
        RemoteCommand command,
        TimeProvider time,
        Func<Process, Task> stopAsync,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(command.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var output = CollectAsync(process.StandardOutput.BaseStream, false, command.Output, either.Token);
        var error = CollectAsync(process.StandardError.BaseStream, true, command.Output, either.Token);
        using var feeding = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
        var input = FeedAsync(process, header, command.Stdin, feeding.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
            var result = new CommandResult(process.ExitCode, await output, await error);
            await feeding.CancelAsync();
            await input;
            return result;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await stopAsync(process);
            await Task.WhenAll(QuietlyAsync(output), QuietlyAsync(error), QuietlyAsync(input));
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }

    private static async Task FeedAsync(
        Process process, ReadOnlyMemory<byte> header, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            var stream = process.StandardInput.BaseStream;
            await stream.WriteAsync(header, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await input.CopyToAsync(stream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The command ended, or closed its input, without reading all of it: its exit code tells what that means.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CollectAsync(
        Stream stream, bool isError, Action<OutputLine>? listener, CancellationToken cancellationToken)
    {
        using var collected = new MemoryStream();
        var lines = listener is null ? null : new LineSplitter(text => listener(new OutputLine(isError, text)));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await collected.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            lines?.Add(buffer.AsSpan(0, count));
        }

        lines?.Complete();
        return collected.ToArray();
    }

    private static async Task QuietlyAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Its end was asked for.
        }
    }
}
