using System.Collections.Immutable;
using Fleet.Engine.Config;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Where the state of a project's stacks is kept, in Pulumi's layout.</summary>
public sealed class Backend
{
    private Backend(Workspace workspace, string url)
    {
        Workspace = workspace;
        Url = url;
    }

    /// <summary>The URL, such as <c>file:///srv/state</c>.</summary>
    public string Url { get; }

    internal Workspace Workspace { get; }

    /// <summary>
    /// Opens the backend that <c>PULUMI_BACKEND_URL</c> names, else the project file, else <c>file://./.fleet/state</c>;
    /// relative paths are relative to the project file.
    /// </summary>
    public static Backend Open(Workspace workspace) => new(workspace, "file://./.fleet/state");

    /// <summary>The project's stacks by name.</summary>
    public Task<ImmutableArray<StackSummary>> ListStacksAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>True when the stack exists.</summary>
    public bool StackExists(string stack) => throw new NotSupportedException();

    /// <summary>Makes an empty stack.</summary>
    public Task CreateStackAsync(string stack, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Removes a stack with its state and history; one that has resources only when forced.</summary>
    public Task RemoveStackAsync(string stack, bool force = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The stack's state as Pulumi's <c>stack export</c> writes it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="showSecrets">True to write secrets in clear.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string> ExportAsync(string stack, bool showSecrets = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Replaces the stack's state by an exported one; one of another stack only when forced.</summary>
    public Task ImportAsync(string stack, string json, bool force = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The stack's outputs. Secret ones are secrets around <c>[secret]</c> unless shown.</summary>
    public Task<PropertyMap> OutputsAsync(
        string stack, bool showSecrets = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Past runs, newest first.</summary>
    public Task<ImmutableArray<HistoryEntry>> HistoryAsync(string stack, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Who holds the stack; usually nobody.</summary>
    public ImmutableArray<StackLock> Locks(string stack) => throw new NotSupportedException();

    /// <summary>Breaks the stack's locks, after folding what an ended run left behind. Says which were broken.</summary>
    public Task<ImmutableArray<StackLock>> CancelAsync(string stack, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
