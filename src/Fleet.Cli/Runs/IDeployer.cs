using Fleet.Cli.Commands;
using Fleet.Engine;
using Fleet.Engine.Events;

namespace Fleet.Cli.Runs;

/// <summary>Makes a deployer for a stack of a project.</summary>
internal delegate Task<IDeployer> DeployerFactory(StackSession session, CancellationToken cancellationToken);

/// <summary>Runs operations on one stack; disposing it closes every connection that they opened.</summary>
internal interface IDeployer : IAsyncDisposable
{
    /// <summary>Runs one operation; what an operator can cause is in the result, not thrown.</summary>
    Task<OperationResult> RunAsync(
        Operation operation, OperationOptions options, IEngineEvents events, CancellationToken cancellationToken);
}
