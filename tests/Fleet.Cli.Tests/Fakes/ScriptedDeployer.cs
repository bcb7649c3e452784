using Fleet.Cli.Runs;
using Fleet.Engine;
using Fleet.Engine.Events;

namespace Fleet.Cli.Tests.Fakes;

/// <summary>An engine that plays scripts: each operation publishes its script's events and answers with its summary.</summary>
internal sealed class ScriptedDeployer : IDeployer
{
    /// <summary>What was asked for, in order.</summary>
    public List<(Operation Operation, OperationOptions Options)> Calls { get; } = [];

    /// <summary>What happens, by operation; nothing changes where there is none.</summary>
    public Dictionary<Operation, RunScript> Scripts { get; } = [];

    /// <summary>Called before anything is published.</summary>
    public Action Begun { get; set; } = () => { };

    /// <summary>True once everything was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public Task<OperationResult> RunAsync(
        Operation operation, OperationOptions options, IEngineEvents events, CancellationToken cancellationToken)
    {
        Calls.Add((operation, options));
        Begun();
        var script = Scripts.GetValueOrDefault(operation) ?? new RunScript(isPreview: operation == Operation.Preview || options.PreviewOnly).End();
        foreach (var engineEvent in script.Events)
        {
            events.Publish(engineEvent);
        }

        return Task.FromResult(script.Result);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        IsClosed = true;
        return ValueTask.CompletedTask;
    }
}
