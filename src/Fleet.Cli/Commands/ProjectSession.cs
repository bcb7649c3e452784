using Fleet.Cli.Terminals;
using Fleet.Engine.Config;
using Fleet.Engine.State;

namespace Fleet.Cli.Commands;

/// <summary>A command at work: the project it was called in, and the operator's terminal.</summary>
internal sealed class ProjectSession
{
    private readonly Lazy<Workspace> _workspace;
    private readonly Lazy<Backend> _backend;

    /// <summary>Opens nothing yet: the project is read when it is first needed.</summary>
    public ProjectSession(Surroundings surroundings, GlobalOptions options, Terminal terminal)
    {
        Surroundings = surroundings;
        Options = options;
        Terminal = terminal;
        var passphrases = new Passphrases(this);
        _workspace = new Lazy<Workspace>(() => Workspace.Open(options.Folder, new Engine.EngineEnvironment
        {
            Time = surroundings.Clock,
            Variable = surroundings.Variable,
            AskPassphrase = passphrases.AskAsync,
        }));
        _backend = new Lazy<Backend>(() => Prepare(BackendUrl is { } url ? Backend.OpenUrl(Workspace, url) : Backend.Open(Workspace)));
    }

    /// <summary>What the process gave.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>What every command knows.</summary>
    public GlobalOptions Options { get; }

    /// <summary>The operator's terminal.</summary>
    public Terminal Terminal { get; }

    /// <summary>The project.</summary>
    public Workspace Workspace => _workspace.Value;

    /// <summary>Where its stacks are kept, when that is not where the project says.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>Where its stacks are kept.</summary>
    public Backend Backend => _backend.Value;

    /// <summary>True once the project was found and read.</summary>
    public bool IsInProject => _workspace.IsValueCreated;

    /// <summary>Another backend for the project's stacks.</summary>
    public Backend OpenBackend(string url) => Prepare(Backend.OpenUrl(Workspace, url));

    /// <summary>Resolves which stack a command is about and makes sure that it exists.</summary>
    public async Task<StackSession> OpenStackAsync(string? name, CancellationToken cancellationToken)
    {
        var stack = StackNames.Short(name ?? "", Workspace.Project.Name)
            ?? Workspace.SelectedStack
            ?? throw await StackNames.NoneSelectedAsync(Backend, cancellationToken);
        if (!await Backend.StackExistsAsync(stack, cancellationToken))
        {
            throw await StackNames.UnknownAsync(Backend, stack, cancellationToken);
        }

        return new StackSession(this, stack);
    }

    private Backend Prepare(Backend backend)
    {
        backend.LockWait = Options.LockWait;
        backend.OnWaiting = text => Terminal.Error.Write(text);
        return backend;
    }
}

/// <summary>A project session about one existing stack.</summary>
/// <param name="Project">The project.</param>
/// <param name="Stack">The stack's short name.</param>
internal sealed record StackSession(ProjectSession Project, string Stack);
