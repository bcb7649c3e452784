using System.Net;
using Fleet.Remote.Processes;

namespace Fleet.Remote.Docker;

/// <summary>The containers of one engine. Ids and names are equally good wherever a container is named.</summary>
public sealed class DockerContainers
{
    private readonly DockerTransport _transport;

    internal DockerContainers(DockerTransport transport) => _transport = transport;

    /// <summary>Containers in a list, the stopped ones too.</summary>
    /// <param name="filters">Such as <c>label</c> → <c>dev.fleet.urn</c>; null for all. Names match as patterns.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ContainerSummary>> ListAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? filters, CancellationToken cancellationToken)
    {
        var path = Query.Of("containers/json", ("all", "1"), ("filters", Query.Filters(filters)));
        return _transport.ReadAsync(
            DockerRequest.Get("containers/json", path, "list containers"),
            DockerJson.Default.IReadOnlyListContainerSummary,
            cancellationToken);
    }

    /// <summary>The container; null when there is none.</summary>
    public async Task<ContainerDetails?> FindAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            return await InspectAsync(container, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>The container.</summary>
    public Task<ContainerDetails> InspectAsync(string container, CancellationToken cancellationToken) =>
        _transport.ReadAsync(
            DockerRequest.Get("containers/*/json", $"{Path(container)}/json", $"inspect container '{container}'"),
            DockerJson.Default.ContainerDetails,
            cancellationToken);

    /// <summary>Makes a container and returns its id. It is not started.</summary>
    /// <param name="name">The container's name, two characters at least.</param>
    /// <param name="spec">What it is made from.</param>
    /// <param name="platform">Such as <c>linux/arm64</c>; empty for the engine's own.</param>
    /// <param name="cancellationToken">Gives up; the container may have been made.</param>
    public async Task<string> CreateAsync(
        string name, ContainerSpec spec, string platform, CancellationToken cancellationToken)
    {
        var path = Query.Of("containers/create", ("name", name), ("platform", platform.Length > 0 ? platform : null));
        var request = DockerRequest.Post("containers/create", path, $"create container '{name}'") with
        {
            Content = DockerTransport.Json(spec, DockerJson.Default.ContainerSpec),
        };
        return (await _transport.ReadAsync(request, DockerJson.Default.CreatedAnswer, cancellationToken)).Id;
    }

    /// <summary>
    /// Starts a container; one that runs already is left alone. When the answer is lost, it is looked whether the container
    /// was started, so that a task never runs twice.
    /// </summary>
    public async Task StartAsync(string container, CancellationToken cancellationToken)
    {
        var request = Post("start", container, "start") with { AlsoFine = HttpStatusCode.NotModified };
        try
        {
            await _transport.RunAsync(request, cancellationToken);
        }
        catch (DockerUnreachableException exception) when (exception.IsConnectionLost)
        {
            // The engine may be about to hear of it still.
            await _transport.PauseAsync(cancellationToken);
            if ((await InspectAsync(container, cancellationToken)).State.Status == "created")
            {
                await _transport.RunAsync(request, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Asks a container to end and kills it when it has not after the grace time. One that does not run is left alone.
    /// </summary>
    /// <param name="container">Which.</param>
    /// <param name="grace">Null for the container's own stop timeout.</param>
    /// <param name="cancellationToken">Gives up waiting; the engine goes on.</param>
    public Task StopAsync(string container, TimeSpan? grace, CancellationToken cancellationToken)
    {
        var seconds = grace is { } given ? (long)Math.Ceiling(given.TotalSeconds) : (long?)null;
        var path = Query.Of($"{Path(container)}/stop", ("t", Query.Number(seconds)));
        var request = DockerRequest.Post("containers/*/stop", path, $"stop container '{container}'") with
        {
            AlsoFine = HttpStatusCode.NotModified,
            IsRepeatable = true,
            Timeout = DockerRequest.DefaultTimeout + (grace ?? TimeSpan.FromMinutes(8)),
        };
        return _transport.RunAsync(request, cancellationToken);
    }

    /// <summary>Ends a container within its own stop timeout and starts it again.</summary>
    public Task RestartAsync(string container, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            Post("restart", container, "restart") with { Timeout = TimeSpan.FromMinutes(10), IsRepeatable = true }, cancellationToken);

    /// <summary>Holds all processes of a container.</summary>
    public Task PauseAsync(string container, CancellationToken cancellationToken) =>
        _transport.RunAsync(Post("pause", container, "pause"), cancellationToken);

    /// <summary>Lets the processes of a paused container go on.</summary>
    public Task UnpauseAsync(string container, CancellationToken cancellationToken) =>
        _transport.RunAsync(Post("unpause", container, "unpause"), cancellationToken);

    /// <summary>Sends a signal, such as <c>SIGHUP</c>.</summary>
    public Task SignalAsync(string container, string signal, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            DockerRequest.Post(
                "containers/*/kill",
                Query.Of($"{Path(container)}/kill", ("signal", signal)),
                $"send {signal} to container '{container}'"),
            cancellationToken);

    /// <summary>Gives a container another name; it may run.</summary>
    public Task RenameAsync(string container, string name, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            DockerRequest.Post(
                "containers/*/rename",
                Query.Of($"{Path(container)}/rename", ("name", name)),
                $"rename container '{container}' to '{name}'") with
            {
                IsRepeatable = true,
                WasDone = refusal => refusal.EngineMessage.Contains("same name as its current name", StringComparison.OrdinalIgnoreCase),
            },
            cancellationToken);

    /// <summary>Changes limits and the restart policy in place.</summary>
    public Task UpdateAsync(string container, ContainerResources resources, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            Post("update", container, "change the limits of") with
            {
                Content = DockerTransport.Json(resources, DockerJson.Default.ContainerResources),
                IsRepeatable = true,
            },
            cancellationToken);

    /// <summary>Waits until a container does not run, and returns its exit code.</summary>
    public async Task<int> WaitAsync(string container, CancellationToken cancellationToken)
    {
        var request = DockerRequest.Post(
            "containers/*/wait",
            Query.Of($"{Path(container)}/wait", ("condition", "not-running")),
            $"wait for container '{container}'") with
        {
            Timeout = Timeout.InfiniteTimeSpan,
            IsRepeatable = true,
        };
        var answer = await _transport.ReadAsync(request, DockerJson.Default.WaitAnswer, cancellationToken);
        return answer.Error?.Message is { Length: > 0 } message
            ? throw new DockerApiException(_transport.Endpoint, request.Operation, HttpStatusCode.OK, message)
            : answer.StatusCode;
    }

    /// <summary>Removes a container, killing it when it runs. True when there was one; one being removed counts.</summary>
    /// <param name="container">Which.</param>
    /// <param name="withVolumes">Its anonymous volumes go too.</param>
    /// <param name="cancellationToken">Gives up waiting; the engine goes on.</param>
    public async Task<bool> RemoveAsync(string container, bool withVolumes, CancellationToken cancellationToken)
    {
        var path = Query.Of(Path(container), ("force", "1"), ("v", Query.Flag(withVolumes)));
        try
        {
            await _transport.RunAsync(
                DockerRequest.Delete("containers/*", path, $"remove container '{container}'") with
                {
                    IsRepeatable = true,
                    WasDone = refusal => refusal.IsNotFound,
                },
                cancellationToken);
            return true;
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return false;
        }
        catch (DockerApiException exception) when (
            exception.IsConflict && exception.EngineMessage.Contains("already in progress", StringComparison.Ordinal))
        {
            return true;
        }
    }

    /// <summary>What a container has written, as it comes.</summary>
    public IAsyncEnumerable<LogChunk> LogsAsync(
        string container, LogQuery query, CancellationToken cancellationToken)
    {
        var path = Query.Of(
            $"{Path(container)}/logs",
            ("stdout", Query.Flag(query.Output)),
            ("stderr", Query.Flag(query.Error)),
            ("details", Query.Flag(query.Details)),
            ("until", query.Until is { } until ? Query.Number(until.ToUnixTimeSeconds()) : null),
            ("follow", Query.Flag(query.Follow)),
            ("timestamps", Query.Flag(query.Timestamps)),
            ("tail", query.Tail is { } lines ? Query.Number(lines) : null),
            ("since", query.Since is { } since ? Query.Number(since.ToUnixTimeSeconds()) : null));
        var request = DockerRequest.Get("containers/*/logs", path, $"read the log of container '{container}'");
        return LogStream.ReadAsync(
            token => _transport.SendAsync(request, token), _transport.Endpoint, request.Operation, cancellationToken);
    }

    /// <summary>
    /// The lines that a container has written, in the order in which they ended. The pieces of a long line may come with
    /// lines of the other stream between them: each stream's lines are put together for themselves.
    /// </summary>
    public async Task<IReadOnlyList<string>> LinesAsync(
        string container, LogQuery query, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        LineSplitter[] streams = [new(lines.Add), new(lines.Add)];
        await foreach (var piece in LogsAsync(container, query, cancellationToken))
        {
            streams[piece.IsError ? 1 : 0].Add(piece.Bytes.Span);
        }

        foreach (var stream in streams)
        {
            stream.Complete();
        }

        return lines;
    }

    /// <summary>The last lines a container has written, oldest first; none when its log driver cannot be read, or it is gone.</summary>
    public async Task<IReadOnlyList<string>> TailAsync(
        string container, int lines, CancellationToken cancellationToken)
    {
        try
        {
            return await LinesAsync(container, new LogQuery { Tail = lines }, cancellationToken);
        }
        catch (DockerApiException exception) when (
            exception.Status is HttpStatusCode.NotImplemented or HttpStatusCode.InternalServerError
                or HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    /// <summary>Unpacks a tar archive in a container, started or not. Missing folders are made.</summary>
    /// <param name="container">Which.</param>
    /// <param name="path">An existing folder in the container; <c>/</c> is always there.</param>
    /// <param name="tar">The archive; owners and modes are kept.</param>
    /// <param name="cancellationToken">Gives up; part of it may be unpacked.</param>
    public Task UnpackAsync(string container, string path, Stream tar, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            new DockerRequest(
                HttpMethod.Put,
                "containers/*/archive",
                Query.Of($"{Path(container)}/archive", ("path", path)),
                $"write files into container '{container}'")
            {
                Content = DockerTransport.Tar(tar),
            },
            cancellationToken);

    private static string Path(string container) => $"containers/{Query.Segment(container)}";

    private static DockerRequest Post(string action, string container, string verb) =>
        DockerRequest.Post(
            $"containers/*/{action}", $"{Path(container)}/{action}", $"{verb} container '{container}'");
}
