using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.Programs;
using Fleet.Engine.State;
using Fleet.Protocol.Providers;

namespace Fleet.Engine;

/// <summary>Previews, updates, refreshes and destroys stacks.</summary>
public sealed class DeploymentEngine
{
    private readonly Backend _backend;
    private readonly IProviderLoader _providers;
    private readonly ProgramRunner _programs;

    /// <summary>Creates an engine.</summary>
    /// <param name="backend">Where the stacks are; it knows the project too.</param>
    /// <param name="providers">Makes the providers of packages.</param>
    public DeploymentEngine(Backend backend, IProviderLoader providers)
        : this(backend, providers, ProgramRunners.Process(backend.Workspace.Environment.Time))
    {
    }

    internal DeploymentEngine(Backend backend, IProviderLoader providers, ProgramRunner programs) =>
        (_backend, _providers, _programs) = (backend, providers, programs);

    /// <summary>Runs one operation on a stack.</summary>
    /// <param name="operation">What to do.</param>
    /// <param name="stack">The stack's short name; it must exist.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="events">Gets what happens; the last event is always a <see cref="CancelEvent"/>.</param>
    /// <param name="cancellationToken">
    /// Starts nothing new and lets running steps finish; see <see cref="OperationOptions.Terminate"/> for more haste.
    /// </param>
    /// <returns>
    /// How it went. What an operator can cause is an event and an error of the result; nothing of that is thrown.
    /// </returns>
    public Task<OperationResult> RunAsync(
        Operation operation,
        string stack,
        OperationOptions options,
        IEngineEvents events,
        CancellationToken cancellationToken = default) =>
        new DeploymentRun(_backend, _providers, _programs, operation, stack, options, events).RunAsync(cancellationToken);
}
