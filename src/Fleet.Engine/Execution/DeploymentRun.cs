using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Fleet.Engine.Builtin;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.Plans;
using Fleet.Engine.Plugins;
using Fleet.Engine.Programs;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values.Assets;

namespace Fleet.Engine.Execution;

/// <summary>One run of one operation on one stack, from the configuration to the released lock.</summary>
internal sealed class DeploymentRun
{
    private readonly Backend _backend;
    private readonly IProviderLoader _loader;
    private readonly ProgramRunner _programs;
    private readonly Operation _operation;
    private readonly string _stack;
    private readonly OperationOptions _options;
    private readonly EventPublisher _events;
    private readonly EngineEnvironment _environment;
    private readonly bool _isPreview;
    private OperationResult _result = new() { Outcome = OperationOutcome.Failed };
    private bool _maybeCorrupt;

    public DeploymentRun(
        Backend backend,
        IProviderLoader providers,
        ProgramRunner programs,
        Operation operation,
        string stack,
        OperationOptions options,
        IEngineEvents sink)
    {
        _backend = backend;
        _environment = backend.Workspace.Environment;
        _loader = new BuiltinLoader(providers, backend, _environment);
        _programs = programs;
        _operation = operation;
        _stack = stack;
        _options = options;
        _events = new EventPublisher(sink, _environment.Time, RunFacts.Actor(_environment.Variable));
        _isPreview = operation == Operation.Preview || options.PreviewOnly;
    }

    public async Task<OperationResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = _environment.Time.GetTimestamp();
        try
        {
            await RunOnStackAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _result = _result with { Outcome = OperationOutcome.Canceled };
        }
        catch (Exception exception)
        {
            _events.Report(exception);
            _result = _result with { Outcome = OperationOutcome.Failed };
        }

        _result = _result with { Duration = _environment.Time.GetElapsedTime(started), Errors = _events.Errors };
        _events.Publish(new SummaryEvent(_isPreview, _result.Outcome, _result.Duration, _result.Changes)
        {
            MaybeCorrupt = _maybeCorrupt,
        });
        _events.Publish(new CancelEvent());
        return _result;
    }

    private async Task RunOnStackAsync(CancellationToken cancellationToken)
    {
        var store = await _backend.ExistingAsync(_stack, cancellationToken);
        var config = _backend.Workspace.OpenConfig(_stack);
        var values = await config.GetAllAsync(cancellationToken);
        foreach (var secret in await config.SecretTextsAsync(cancellationToken))
        {
            _events.Redactor.Learn(secret);
        }

        _events.Publish(new PreludeEvent(values.ToImmutableSortedDictionary(
            entry => entry.Key, entry => _events.Redactor.Redact(entry.Value.ToString()), StringComparer.Ordinal)));
        CheckPlaceholders(config);
        await using var session = await StateSession.OpenAsync(store, config, _isPreview, _events, cancellationToken);
        var startTime = _environment.Time.GetUtcNow();

        // Found out now, while the run begins: what it writes itself is no change of the operator's.
        var facts = _isPreview ? null : RunFacts.OfAsync(_backend.Workspace);
        ExceptionDispatchInfo? failure = null;
        try
        {
            await RunOnStateAsync(session, config, values, cancellationToken);
        }
        catch (Exception exception)
        {
            // What was done before is recorded whatever happened then.
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        var checkpoint = await CloseAsync(session);
        if (facts is not null)
        {
            await RememberAsync(store, Entry(startTime, config) with { Environment = await facts }, checkpoint);
        }

        failure?.Throw();
    }

    // What was done and is recorded does not fail for want of a line about it.
    private async Task RememberAsync(StackStore store, HistoryEntry entry, byte[]? checkpoint)
    {
        try
        {
            await History.AddAsync(store.Store, store.Files, entry, checkpoint, CancellationToken.None);
        }
        catch (DiagnosticException exception)
        {
            _events.Report(new Diagnostic(Severity.Warning, $"The history of stack '{_stack}' lacks this run. {exception.Message}")
            {
                Hint = "What the run has done is recorded. Make room or mend the permissions before the next one.",
            });
        }
    }

    private async Task RunOnStateAsync(
        StateSession session,
        StackConfig config,
        ImmutableSortedDictionary<string, ConfigValue> values,
        CancellationToken cancellationToken)
    {
        var plans = new RunPlans(_backend.Workspace, _stack, _isPreview, _options, session, config);
        var guard = await plans.OpenAsync(cancellationToken);
        session.Recorder.Watcher = _isPreview ? null : _environment.StateWatcher;
        var olds = new OldResources(session.Base);
        foreach (var state in session.Base.Resources)
        {
            _events.Redactor.Learn(state.Inputs);
            _events.Redactor.Learn(state.Outputs);
        }

        using var gate = new StepGate(_options.Parallel, _options.ParallelPerHost ?? HostLimit.Of(values, _stack));
        await using var plugins = new PluginHost(_backend.Workspace, values, _events);
        await using var providers = new ProviderRegistry(
            _loader, plugins, new ProviderHost(_events), olds, _options.Terminate);
        using var run = new RunContext(cancellationToken)
        {
            Project = _backend.Workspace.Project.Name,
            Stack = _stack,
            IsPreview = _isPreview,
            Options = _options,
            Environment = _environment,
            Config = values,
            Events = _events,
            Recorder = session.Recorder,
            Olds = olds,
            Providers = providers,
            Gate = gate,
            Assets = new AssetHasher(new AssetReader(_backend.Workspace.ProgramFolder)),
            Targets = new TargetFilter(_options),
            Guard = guard,
        };
        var outputs = await new Phases(run, _backend.Workspace, _programs, _operation).RunAsync(session.Base);
        if (!_isPreview && !run.HasFailed && !cancellationToken.IsCancellationRequested)
        {
            foreach (var problem in await providers.ReleaseAsync())
            {
                _events.Report(problem);
            }
        }

        _maybeCorrupt = run.MaybeCorrupt;
        _result = _result with
        {
            Outcome = cancellationToken.IsCancellationRequested ? OperationOutcome.Canceled
                : run.HasFailed ? OperationOutcome.Failed
                : OperationOutcome.Succeeded,
            Changes = run.Tally.Counts(),
            Outputs = _events.Redactor.Blind(outputs),
            Plan = plans.Of(run),
            Differences = plans.Compare(run),
        };
        CheckExpectations();
        await plans.SaveAsync(_result, cancellationToken);
    }

    private async Task<byte[]?> CloseAsync(StateSession session)
    {
        try
        {
            return await session.CloseAsync();
        }
        catch (DiagnosticException exception)
        {
            _events.Report(exception);
            _result = _result with { Outcome = OperationOutcome.Failed };
            return null;
        }
    }

    private void CheckExpectations()
    {
        if (!_options.ExpectNoChanges || !_result.HasChanges)
        {
            return;
        }

        var counts = _result.Changes.Where(change => change.Key != StepKind.Same)
            .Select(change => $"{change.Value} {change.Key.Name()}");
        _events.Report(
            Severity.Error, $"No changes were expected in stack '{_stack}', and there are: {string.Join(", ", counts)}.");
        _result = _result with { Outcome = OperationOutcome.Failed };
    }

    private void CheckPlaceholders(StackConfig config)
    {
        var missing = ConfigMerge.Placeholders(config.Values);
        var severity = _isPreview ? Severity.Warning : Severity.Error;
        var problems = missing.Select(item => new Diagnostic(
            severity, $"The configuration value '{item.Path}' of stack '{_stack}' is data still missing: '{item.Text}'.")
        {
            Hint = "Set it with 'fleet config set'.",
            Location = item.Location,
        }).ToList();
        if (problems.Count > 0 && !_isPreview)
        {
            throw new DiagnosticException(problems);
        }

        foreach (var problem in problems)
        {
            _events.Report(problem);
        }
    }

    private HistoryEntry Entry(DateTimeOffset startTime, StackConfig config) => new()
    {
        Kind = _operation switch
        {
            Operation.Preview => "preview",
            Operation.Up => "update",
            Operation.Refresh => "refresh",
            Operation.Destroy => "destroy",
            Operation.Import => "resource-import",
        },
        StartTime = startTime,
        EndTime = _environment.Time.GetUtcNow(),
        Result = _result.Outcome == OperationOutcome.Succeeded ? "succeeded" : "failed",
        Message = _options.Message,
        Config = config.Values,
        ResourceChanges = _result.Changes.ToImmutableSortedDictionary(
            change => change.Key.Name(), change => change.Value, StringComparer.Ordinal),
    };
}
