using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>
/// Moves what is recorded of resources from one stack to another, without touching the objects. The target is written
/// first: a move that is interrupted leaves a resource in both stacks, never in none, and is completed by asking for it
/// again.
/// </summary>
public sealed class StateMove(Backend backend)
{
    /// <summary>Moves resources and all below them, with copies of the providers that manage them.</summary>
    /// <param name="source">The stack that records them.</param>
    /// <param name="target">The stack that is to record them.</param>
    /// <param name="resources">URNs, or names that are unique.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was moved, and which references between what moved and what stayed had to be dropped.</returns>
    /// <exception cref="DiagnosticException">There is no such resource, or the target records another one of its URN.</exception>
    public async Task<StateMoveResult> RunAsync(
        string source, string target, IReadOnlyCollection<string> resources, CancellationToken cancellationToken = default)
    {
        if (source == target)
        {
            throw new DiagnosticException($"Stack '{source}' cannot give resources to itself.", "Name another stack with --dest.");
        }

        await using var from = await LockedStack.OpenAsync(backend, source, null, cancellationToken);
        await using var to = await LockedStack.OpenAsync(backend, target, null, cancellationToken);
        var parting = new Parting(from.Deployment, backend.Project, target, source, resources);
        var received = parting.AddTo(to.Deployment);
        var config = backend.Workspace.OpenConfig(target);
        IStateSecrets secrets = NoSecrets.Instance;
        if (received.Resources.Any(state => state.ContainsSecrets))
        {
            var cipher = await config.CipherAsync(to.Deployment.SecretsState, cancellationToken);
            config.Save();
            secrets = new EncryptedSecrets(cipher);
            received = received with { SecretsState = cipher.State };
        }

        var what = $"state move: {string.Join(", ", parting.Moved)}";
        await to.ReplaceAsync(received, secrets, what, cancellationToken);
        await from.ReplaceAsync(parting.Rest, null, what, CancellationToken.None);
        return new StateMoveResult(parting.Moved, parting.Dropped);
    }
}

/// <summary>What a move did.</summary>
/// <param name="Moved">The URNs of what was moved, as they were.</param>
/// <param name="Dropped">References that led from one stack to the other and were dropped, each as a sentence.</param>
public sealed record StateMoveResult(ImmutableArray<string> Moved, ImmutableArray<string> Dropped);
