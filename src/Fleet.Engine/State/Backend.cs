using System.Collections.Immutable;
using Fleet.Engine.Backends;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Config;
using Fleet.Engine.State.Operations;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Where the state of a project's stacks is kept, in Pulumi's layout: a folder or an S3 bucket.</summary>
public sealed class Backend
{
    private readonly IObjectStore _store;
    private readonly LockIdentity _identity;
    private bool _isChecked;

    private Backend(Workspace workspace, string url, IObjectStore store)
    {
        Workspace = workspace;
        Url = url;
        _store = store;
        _identity = LockIdentity.Current(workspace.Environment.Variable);
    }

    /// <summary>The URL, such as <c>file:///srv/state</c> or <c>s3://bucket/prefix?region=eu-central-1</c>.</summary>
    public string Url { get; }

    /// <summary>How long to wait for a stack that somebody else holds. Default: not at all.</summary>
    public TimeSpan LockWait { get; set; }

    /// <summary>Tells the operator what is waited for.</summary>
    public Action<string>? OnWaiting { get; set; }

    internal Workspace Workspace { get; }

    internal string Project => Workspace.Project.Name;

    internal IObjectStore Store => _store;

    /// <summary>
    /// Opens the backend that <c>PULUMI_BACKEND_URL</c> names, else the project file, else <c>file://./.fleet/state</c>;
    /// a relative path is relative to the current folder in the first case and to the project file in the others.
    /// Nothing is contacted yet.
    /// </summary>
    /// <exception cref="DiagnosticException">The URL is of a kind that is not supported.</exception>
    public static Backend Open(Workspace workspace) => Open(workspace, BackendUrl.Of(workspace));

    /// <summary>Opens the backend of a URL; a relative path is relative to the current folder.</summary>
    /// <exception cref="DiagnosticException">The URL is of a kind that is not supported.</exception>
    public static Backend OpenUrl(Workspace workspace, string url) =>
        Open(workspace, BackendUrl.Absolute(url, Directory.GetCurrentDirectory()));

    /// <summary>The project's stacks by name.</summary>
    public async Task<ImmutableArray<StackSummary>> ListStacksAsync(CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken);
        var names = (await _store.ListAsync(StackFiles.StackFolder(Project), cancellationToken))
            .Select(item => StackFiles.StackOf(item.Name)).OfType<string>().Distinct();
        var stacks = ImmutableArray.CreateBuilder<StackSummary>();
        foreach (var name in names)
        {
            stacks.Add(await StackSummary.ReadAsync(Stack(name), cancellationToken));
        }

        return stacks.ToImmutable();
    }

    /// <summary>True when the stack exists.</summary>
    public async Task<bool> StackExistsAsync(string stack, CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken);
        return await Stack(stack).ExistsAsync(cancellationToken);
    }

    /// <summary>Makes an empty stack.</summary>
    /// <exception cref="DiagnosticException">The name is not allowed, or there is such a stack.</exception>
    public Task CreateStackAsync(string stack, CancellationToken cancellationToken = default) =>
        new StackLife(this).CreateAsync(stack, cancellationToken);

    /// <summary>Removes a stack with its state and history; one that has resources only when forced.</summary>
    /// <exception cref="DiagnosticException">There is no such stack, it has resources, or someone holds it.</exception>
    public Task RemoveStackAsync(string stack, bool force = false, CancellationToken cancellationToken = default) =>
        new StackLife(this).RemoveAsync(stack, force, cancellationToken);

    /// <summary>The stack's state as Pulumi's <c>stack export</c> writes it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="showSecrets">True to write secrets in clear.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, or its state cannot be read.</exception>
    public Task<string> ExportAsync(string stack, bool showSecrets = false, CancellationToken cancellationToken = default) =>
        new StateTransfer(this).ExportAsync(stack, showSecrets, cancellationToken);

    /// <summary>Replaces the stack's state by an exported one; one of another stack only when forced.</summary>
    /// <exception cref="DiagnosticException">The text is no valid state of this stack, or someone holds the stack.</exception>
    public Task ImportAsync(string stack, string json, bool force = false, CancellationToken cancellationToken = default) =>
        new StateTransfer(this).ImportAsync(stack, json, force, cancellationToken);

    /// <summary>The stack's outputs. Secret ones are secrets around <c>[secret]</c> unless shown.</summary>
    /// <exception cref="DiagnosticException">There is no such stack, or its state cannot be read.</exception>
    public async Task<PropertyMap> OutputsAsync(
        string stack, bool showSecrets = false, CancellationToken cancellationToken = default)
    {
        var target = await ExistingAsync(stack, cancellationToken);
        var loaded = await target.LoadAsync(showSecrets ? null : BlindSecrets.Instance, cancellationToken);
        return loaded.Deployment.Resources.FirstOrDefault(resource => resource.Urn.IsRootStack)?.Outputs
            ?? PropertyMap.Empty;
    }

    /// <summary>Past runs, newest first.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="skip">How many of the newest to leave out.</param>
    /// <param name="most">How many to read at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<HistoryEntry>> HistoryAsync(
        string stack, int skip = 0, int most = int.MaxValue, CancellationToken cancellationToken = default)
    {
        var target = await ExistingAsync(stack, cancellationToken);
        return await History.ReadAsync(_store, target.Files, skip, most, cancellationToken);
    }

    /// <summary>Who holds the stack; usually nobody.</summary>
    public async Task<ImmutableArray<StackLock>> LocksAsync(string stack, CancellationToken cancellationToken = default) =>
        await (await ExistingAsync(stack, cancellationToken)).Locks.ListAsync(cancellationToken);

    /// <summary>
    /// Breaks the stack's locks, and folds into its state what a run that has ended left behind. Says which were broken.
    /// </summary>
    public async Task<ImmutableArray<StackLock>> CancelAsync(string stack, CancellationToken cancellationToken = default)
    {
        var target = await ExistingAsync(stack, cancellationToken);
        var broken = await target.Locks.BreakAsync(cancellationToken);
        if (broken.All(holder => holder.IsDead) && await target.HasJournalAsync(cancellationToken))
        {
            await using var held = await target.TakeAsync(cancellationToken);
            await target.FoldAsync(held.Token, cancellationToken);
        }

        return broken;
    }

    internal StackStore Stack(string stack) => Stack(Project, stack);

    /// <summary>A stack of any project in this backend.</summary>
    internal StackStore Stack(string project, string stack) => new(
        _store, new StackFiles(project, stack), Workspace.Keyring, Workspace.Environment, _identity, new LockWaiting(LockWait, OnWaiting),
        () => project == Project ? Workspace.OpenConfig(stack).EncryptionSalt : "");

    internal async Task<StackStore> ExistingAsync(string stack, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var target = Stack(stack);
        return await target.ExistsAsync(cancellationToken) ? target : throw target.NoStack();
    }

    /// <summary>Makes sure that the store has the layout that is known here.</summary>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!_isChecked)
        {
            await BackendLayout.CheckAsync(_store, cancellationToken);
            _isChecked = true;
        }
    }

    private static Backend Open(Workspace workspace, string url) => new(workspace, url, BackendUrl.Store(url, workspace.Environment));
}
