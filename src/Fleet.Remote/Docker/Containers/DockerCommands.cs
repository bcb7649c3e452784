namespace Fleet.Remote.Docker;

/// <summary>Commands run inside of containers that run.</summary>
public sealed class DockerCommands
{
    private readonly DockerTransport _transport;

    internal DockerCommands(DockerTransport transport) => _transport = transport;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="container">Id or name of a running container.</param>
    /// <param name="command">The program and its arguments; no shell is involved.</param>
    /// <param name="options">User, folder and environment; null for the container's own.</param>
    /// <param name="cancellationToken">Stops listening; the command itself goes on.</param>
    public async Task<CommandOutcome> RunAsync(
        string container, IReadOnlyList<string> command, CommandOptions? options, CancellationToken cancellationToken)
    {
        var operation = $"run '{command[0]}' in container '{container}'";
        var spec = new ExecSpec
        {
            Cmd = command,
            Env = options?.Environment,
            User = options?.User,
            WorkingDir = options?.WorkingDirectory,
        };
        var create = DockerRequest.Post(
            "containers/*/exec", $"containers/{Query.Segment(container)}/exec", operation) with
        {
            Content = DockerTransport.Json(spec, DockerJson.Default.ExecSpec),
        };
        var id = (await _transport.ReadAsync(create, DockerJson.Default.CreatedAnswer, cancellationToken)).Id;
        var start = DockerRequest.Post("exec/*/start", $"exec/{id}/start", operation) with
        {
            Content = DockerTransport.Json(new ExecStart(Detach: false, Tty: false), DockerJson.Default.ExecStart),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var (output, error) = await LogStream.TextAsync(
            LogStream.ReadAsync(
                token => _transport.SendAsync(start, token), _transport.Endpoint, operation, cancellationToken),
            cancellationToken);
        var state = await _transport.ReadAsync(
            DockerRequest.Get("exec/*/json", $"exec/{id}/json", operation),
            DockerJson.Default.ExecState,
            cancellationToken);
        return new CommandOutcome(state.ExitCode ?? -1, output, error);
    }
}

/// <summary>How a command in a container is run.</summary>
public sealed record CommandOptions
{
    /// <summary>User name or number, with <c>:group</c> if wanted; null for the container's own.</summary>
    public string? User { get; init; }

    /// <summary>A path in the container; null for the container's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>More variables, each as <c>KEY=VALUE</c>.</summary>
    public IReadOnlyList<string>? Environment { get; init; }
}

/// <summary>What became of a command.</summary>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">Both streams in the order written.</param>
/// <param name="Error">Standard error alone.</param>
public sealed record CommandOutcome(int ExitCode, string Output, string Error);
