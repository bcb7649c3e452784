using Fleet.Engine.Config;
using Fleet.Engine.Execution;
using Fleet.Engine.Programs;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;

namespace Fleet.Engine.Monitor;

/// <summary>Serves the monitor to a program while that runs.</summary>
internal sealed class MonitorHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RunContext _run;
    private readonly MonitorService _monitor;
    private readonly GrpcServer _server;
    private readonly Workspace _workspace;
    private readonly CancellationTokenSource _stop = new();
    private Task<int> _program = Task.FromResult(0);

    private MonitorHost(RunContext run, MonitorService monitor, GrpcServer server, Workspace workspace) =>
        (_run, _monitor, _server, _workspace) = (run, monitor, server, workspace);

    public static async Task<MonitorHost> StartAsync(RunContext run, Registrar registrar, Workspace workspace)
    {
        var services = new GrpcServices();
        var monitor = new MonitorService(run, registrar, new GoalReader(workspace.Folder));
        monitor.AddTo(services);
        new EngineService(run.Events).AddTo(services);
        var server = await GrpcServer.StartAsync(services, cancellationToken: run.Stopping);
        run.MonitorAddress = server.Address;
        return new MonitorHost(run, monitor, server, workspace);
    }

    /// <summary>Runs the program until it has registered everything; the result says whether it has.</summary>
    public async Task<bool> RunAsync(ProgramRunner programs)
    {
        using var stopping = new CancellationTokenSource();
        _program = Task.Run(() => programs(Context(), _run.Events.PublishOutput, _stop.Token));
        var cancelled = WhenStoppingAsync(stopping.Token);
        var first = await Task.WhenAny(_program, _monitor.Signalled, _monitor.MustStop, cancelled);
        await stopping.CancelAsync();
        var isComplete = first == _monitor.Signalled;
        if (first == _monitor.MustStop || first == cancelled)
        {
            var patience = Task.Delay(Patience, _run.Environment.Time, CancellationToken.None);
            if (await Task.WhenAny(_program, _monitor.Signalled, patience) == patience)
            {
                await _stop.CancelAsync();
            }
        }
        else if (first == _program)
        {
            isComplete = await CheckExitAsync();
        }

        await _monitor.DrainAsync();
        return isComplete && !_monitor.MustStop.IsCompleted;
    }

    /// <summary>Lets the program end, and sees how it does.</summary>
    public async Task EndAsync()
    {
        _monitor.Release();
        var patience = Task.Delay(Patience, _run.Environment.Time, CancellationToken.None);
        if (await Task.WhenAny(_program, patience) == patience)
        {
            await _stop.CancelAsync();
        }

        if (_monitor.Signalled.IsCompleted && !_stop.IsCancellationRequested)
        {
            await CheckExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _monitor.Release();
        await _stop.CancelAsync();
        try
        {
            await _program;
        }
        catch (Exception exception) when (exception is DiagnosticException or OperationCanceledException)
        {
            // Reported, or meant to end.
        }

        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WhenStoppingAsync(CancellationToken over)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_run.Stopping, over);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
        }
        catch (OperationCanceledException)
        {
            // One of the two has come.
        }
    }

    private async Task<bool> CheckExitAsync()
    {
        try
        {
            return CheckExit(await _program);
        }
        catch (DiagnosticException exception)
        {
            _run.Events.Report(exception);
            _run.Fail();
            return false;
        }
    }

    // A program that was told of failed steps may end in any way.
    private bool CheckExit(int code)
    {
        if (code == 0)
        {
            return true;
        }

        if (!_run.HasFailed)
        {
            if (code != ExitCode.HasReported || _run.Events.Errors.IsEmpty)
            {
                _run.Events.Report(
                    Severity.Error,
                    $"The program of project '{_run.Project}' {ExitCode.Describe(code)}.",
                    hint: "What it printed says why. Nothing was removed.");
            }

            _run.Fail();
        }

        return false;
    }

    private ProgramContext Context() => new()
    {
        Project = _workspace.Project,
        RootDirectory = _workspace.Folder,
        Stack = _run.Stack,
        MonitorAddress = _server.Address,
        IsPreview = _run.IsPreview,
        Parallel = _run.Options.Parallel,
        Config = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, _run.Config.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text))),
        SecretKeys = [.. _run.Config.Where(entry => entry.Value.IsSecret).Select(entry => entry.Key)],
    };
}
