using System.Diagnostics;
using System.Runtime.InteropServices;
using Fleet.Protocol;

namespace Fleet.Engine.Programs;

/// <summary>
/// A running program. It has a session of its own, so that an interrupt at the terminal reaches the engine alone, and it
/// ends with the engine however that ends: a guard beside it reads a pipe that only the engine holds open.
/// </summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Terminate, not interrupt: a shell's background processes ignore the latter.
    // The first line keeps the pipe as descriptor 3 and gives the program an empty standard input. What the shell itself
    // says of signals is not the program's.
    internal const string Guarded = """
        exec 3<&0 </dev/null
        "$@" 3<&- &
        program=$!
        { trap '' TERM; read -r _ <&3; kill -KILL 0; } &
        guard=$!
        exec 3<&- 2>/dev/null
        trap : TERM
        wait "$program"; code=$?
        if kill -0 "$program" 2>/dev/null; then wait "$program"; code=$?; fi
        kill -KILL "$guard" 2>/dev/null
        exit "$code"
        """;

    private readonly Process _process;
    private readonly Task _output;
    private readonly TimeProvider _time;

    private ProgramProcess(Process process, Task output, TimeProvider time)
    {
        _process = process;
        _output = output;
        _time = time;
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="onLine">Gets each line it prints, and whether it came from standard error.</param>
    /// <param name="time">The clock that patience is measured by.</param>
    /// <exception cref="DiagnosticException">The executable cannot be started.</exception>
    public static ProgramProcess Start(ProgramCommand command, Action<string, bool> onLine, TimeProvider time)
    {
        try
        {
            var process = command.Start(Guarded, "fleet-program");
            var output = Task.WhenAll(
                ReadLinesAsync(process.StandardOutput, line => onLine(line, false)),
                ReadLinesAsync(process.StandardError, line => onLine(line, true)));
            return new ProgramProcess(process, output, time);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new DiagnosticException(
                $"Program in '{command.WorkingDirectory}': it cannot be started: {failure.Message}.", inner: failure);
        }
    }

    /// <summary>The program's exit code, once it has ended and all it printed was handed on.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _output.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Asks the program to end and, after five seconds, ends it and whatever it started.</summary>
    public async Task StopAsync()
    {
        Signal(Terminate);
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Signal(Kill);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal(Kill);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    /// <summary>Signals the program's whole process group, which it leads.</summary>
    private void Signal(int signal)
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(-_process.Id, signal);
        }
    }

    private static async Task ReadLinesAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
