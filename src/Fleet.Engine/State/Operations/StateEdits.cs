using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>
/// Changes what is recorded of resources, never the objects themselves. Every edit takes the lock, folds what an
/// interrupted run left, keeps a copy of what was there, checks the rules of integrity and adds to the history; secrets
/// stay encrypted, so that no passphrase is needed.
/// </summary>
public sealed class StateEdits(Backend backend)
{
    /// <summary>Forgets resources; their objects stay.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="resources">URNs, or names that are unique.</param>
    /// <param name="force">True to forget protected ones too.</param>
    /// <param name="withDependents">True to forget what depends on them as well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The URNs of what was forgotten.</returns>
    /// <exception cref="DiagnosticException">There is no such resource, it is protected, or others depend on it.</exception>
    public Task<ImmutableArray<string>> DeleteAsync(
        string stack, IReadOnlyCollection<string> resources, bool force, bool withDependents, CancellationToken cancellationToken = default) =>
        EditAsync(stack, "state delete", deployment => Forgetting.Remove(
            deployment, stack, resources.SelectMany(text => Selection.Find(deployment, stack, text)), force, withDependents), cancellationToken);

    /// <summary>Gives a resource another logical name; the program must use it too.</summary>
    /// <returns>The old and the new URN.</returns>
    /// <exception cref="DiagnosticException">There is no such resource, or one of the new name.</exception>
    public Task<ImmutableArray<string>> RenameAsync(
        string stack, string resource, string name, CancellationToken cancellationToken = default) =>
        EditAsync(stack, $"state rename to {name}", deployment =>
        {
            var old = Selection.Find(deployment, stack, resource)[0].Urn;
            var renamed = Urn.Parse($"urn:pulumi:{old.Stack}::{old.Project}::{old.QualifiedType}::{name}");
            return name.Length == 0 || old.IsRootStack
                ? throw new DiagnosticException($"'{old}' cannot be given the name '{name}'. Nothing was changed.")
                : deployment.Resources.Any(state => state.Urn == renamed)
                ? throw new DiagnosticException($"Stack '{stack}' records a resource '{renamed}' already. Nothing was changed.", "Choose another name.")
                : (Renaming.Apply(deployment, urn => urn == old ? renamed : urn), [old.Text, renamed.Text]);
        }, cancellationToken);

    /// <summary>Protects resources from removal, or no longer.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="resources">URNs, or names that are unique; empty for all.</param>
    /// <param name="isProtected">True to protect them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The URNs of those for which this is new.</returns>
    public Task<ImmutableArray<string>> ProtectAsync(
        string stack, IReadOnlyCollection<string> resources, bool isProtected, CancellationToken cancellationToken = default) =>
        ChangeAsync(stack, isProtected ? "state protect" : "state unprotect", resources,
            state => state.IsProtected == isProtected ? state : state with { IsProtected = isProtected }, cancellationToken);

    /// <summary>Has resources replaced by the next update, or no longer.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="resources">URNs, or names that are unique; empty for all.</param>
    /// <param name="isTainted">True to have them replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The URNs of those for which this is new.</returns>
    public Task<ImmutableArray<string>> TaintAsync(
        string stack, IReadOnlyCollection<string> resources, bool isTainted, CancellationToken cancellationToken = default) =>
        ChangeAsync(stack, isTainted ? "state taint" : "state untaint", resources,
            state => state.IsTainted == isTainted || !state.IsCustom ? state : state with { IsTainted = isTainted }, cancellationToken);

    /// <summary>What forgetting a host would forget; nothing is changed.</summary>
    /// <exception cref="DiagnosticException">Nothing of such a host is recorded.</exception>
    public async Task<ImmutableArray<string>> PlanForgetHostAsync(
        string stack, string host, CancellationToken cancellationToken = default)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        var loaded = await target.LoadAsync(BlindSecrets.Instance, cancellationToken);
        return Forgetting.Host(loaded.Deployment, stack, host).Named;
    }

    /// <summary>Forgets everything of a host that is gone for good: its providers and all they manage.</summary>
    /// <returns>The URNs of what was forgotten.</returns>
    /// <exception cref="DiagnosticException">Nothing of such a host is recorded, or something else depends on it.</exception>
    public Task<ImmutableArray<string>> ForgetHostAsync(
        string stack, string host, CancellationToken cancellationToken = default) =>
        EditAsync(stack, $"host forget {host}", deployment => Forgetting.Host(deployment, stack, host), cancellationToken);

    private Task<ImmutableArray<string>> ChangeAsync(
        string stack, string what, IReadOnlyCollection<string> resources, Func<ResourceState, ResourceState> change, CancellationToken cancellationToken) =>
        EditAsync(stack, what, deployment =>
        {
            var chosen = resources.Count == 0
                ? deployment.Resources.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance)
                : resources.SelectMany(text => Selection.Find(deployment, stack, text)).ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
            var named = chosen.Where(state => !ReferenceEquals(change(state), state)).Select(state => state.Urn.Text).ToImmutableArray();
            return (deployment with
            {
                Resources = [.. deployment.Resources.Select(state => chosen.Contains(state) ? change(state) : state)],
            }, named);
        }, cancellationToken);

    private async Task<ImmutableArray<string>> EditAsync(
        string stack,
        string what,
        Func<Deployment, (Deployment Deployment, ImmutableArray<string> Named)> edit,
        CancellationToken cancellationToken)
    {
        await using var locked = await LockedStack.OpenAsync(backend, stack, SealedSecrets.Any, cancellationToken);
        var (edited, named) = edit(locked.Deployment);
        if (!named.IsEmpty)
        {
            await locked.ReplaceAsync(edited, null, $"{what}: {string.Join(", ", named)}", cancellationToken);
        }

        return named;
    }
}
