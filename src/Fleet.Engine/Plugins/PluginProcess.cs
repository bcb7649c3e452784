using System.Diagnostics;
using System.Globalization;
using Fleet.Engine.Programs;
using Fleet.Protocol;

namespace Fleet.Engine.Plugins;

/// <summary>
/// A running plugin. It leads a process group of its own and ends with the engine however that ends: a guard beside it
/// reads a pipe that only the engine holds open, and takes along whatever the plugin has started.
/// </summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The plugin takes the shell's place, so that an interrupt reaches it: a shell's background processes ignore that.
    // The guard holds none of the plugin's pipes but the one that it reads.
    internal const string Guarded = """
        exec 3<&0 </dev/null
        { trap '' INT TERM; read -r _ <&3; kill -KILL 0; } >/dev/null 2>&1 &
        exec 3<&-
        exec "$@"
        """;

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Action<string, bool> _onLine;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PluginProcess(Process process, Action<string, bool> onLine, TimeProvider time)
    {
        (_process, _onLine, _time) = (process, onLine, time);
        var output = ReadAsync(process.StandardOutput, isError: false);
        var error = ReadAsync(process.StandardError, isError: true);
        Ended = EndAsync(Task.WhenAll(output, error));
    }

    /// <summary>The port that it serves on, once it has said so.</summary>
    public Task<int> Port => _port.Task;

    /// <summary>Its exit code, once it has ended and all it printed was read.</summary>
    public Task<int> Ended { get; }

    /// <summary>The last it printed to standard error, and anything it printed in place of its port.</summary>
    public LastLines LastErrors { get; } = new();

    /// <summary>Starts a plugin.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="onLine">Gets each line it prints after its port, and whether that came from standard error.</param>
    /// <param name="time">The clock that patience is measured by.</param>
    /// <exception cref="DiagnosticException">The executable cannot be started.</exception>
    public static PluginProcess Start(ProgramCommand command, Action<string, bool> onLine, TimeProvider time)
    {
        try
        {
            return new PluginProcess(command.Start(Guarded, "fleet-plugin"), onLine, time);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new DiagnosticException(
                $"Plugin '{command.Arguments[0]}': it cannot be started: {failure.Message}.", inner: failure);
        }
    }

    /// <summary>Asks the plugin to end and, after five seconds, ends it and whatever it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            ProcessGroup.Signal(_process.Id, ProcessGroup.Interrupt);
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(Patience, _time));
        }

        if (!_process.HasExited)
        {
            ProcessGroup.Signal(_process.Id, ProcessGroup.Kill);
        }

        await Ended;
        _process.Dispose();
    }

    private async Task<int> EndAsync(Task output)
    {
        await _process.WaitForExitAsync();

        // The guard now takes along what the plugin left running, which would hold the pipes open.
        _process.StandardInput.Close();
        await output;
        _port.TrySetCanceled();
        return _process.ExitCode;
    }

    private async Task ReadAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!isError && !Port.IsCompleted && IsPort(line, out var port))
            {
                _port.TrySetResult(port);
                continue;
            }

            if (isError || !Port.IsCompleted)
            {
                LastErrors.Add(line);
            }

            _onLine(line, isError);
        }
    }

    // Some runners colour what they print before the plugin does: '\e[?1h\e=43211'.
    private static bool IsPort(string line, out int port)
    {
        var digits = line.Trim();
        digits = digits.Length > 0 && digits[0] == '\e' ? digits[digits.AsSpan().LastIndexOfAnyExceptInRange('0', '9')..][1..] : digits;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536;
    }
}
