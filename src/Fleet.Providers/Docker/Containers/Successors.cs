using Fleet.Protocol.Providers;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>A container and the one that follows it: what they are called, and what is done to each whichever way it ends.</summary>
internal sealed class Successors(DockerHost host, ReplaceRequest request)
{
    /// <summary>What a container that does not work yet has behind its name.</summary>
    public const string Next = ".next";

    /// <summary>What a container has behind its name whose successor works.</summary>
    public const string Former = ".old";

    /// <summary>The name of both, when everything is in order.</summary>
    public string Name { get; } = request.NewInputs.Text("name") ?? "";

    /// <summary>True for a container that is a task: it is waited for until it ends.</summary>
    public bool IsTask => request.NewInputs.Flag("attach") == true;

    private DockerContainers Containers => host.Engine.Containers;

    /// <summary>The old container's proper name, whatever it is called at the moment.</summary>
    public string OldName(ContainerDetails old)
    {
        var name = old.Name.TrimStart('/');
        var recorded = request.OldInputs.Text("name");
        return recorded is not null && name == recorded + Former ? recorded : name;
    }

    /// <summary>The new container under a name; null when there is none, or one of somebody else.</summary>
    public async Task<ContainerDetails?> FindNewAsync(string name, CancellationToken cancellationToken) =>
        await Containers.FindAsync(name, cancellationToken) is { } found && found.Id != request.OldId
            && found.Config.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) == request.Urn.Text
                ? found
                : null;

    /// <summary>Gives the old container its name back, and has it run again when it was stopped and must run.</summary>
    public async Task PutBackAsync(ContainerDetails old, bool isStopped, CancellationToken cancellationToken)
    {
        var now = await Containers.FindAsync(old.Id, cancellationToken);
        if (now is null)
        {
            return;
        }

        if (now.Name.TrimStart('/') != OldName(old))
        {
            await Containers.RenameAsync(old.Id, OldName(old), cancellationToken);
        }

        if (isStopped && ContainerOutputs.IsDown(now) && ContainerWait.MustRun(request.OldInputs))
        {
            await ContainerStart.StartAsync(host, request.Urn, old.Id, request.OldInputs, cancellationToken);
        }
    }

    /// <summary>The new container serves already: what is left of the old one is no reason to fail.</summary>
    public async Task RemoveOldAsync(ContainerDetails old, IReadOnlyList<string> inherited)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10), host.Time);
        try
        {
            await ContainerResource.RemoveAsync(host, old.Id, request.OldInputs, limit.Token);
            await AnonymousVolumes.RemoveAsync(
                host,
                request.OldInputs,
                AnonymousVolumes.Read(request.OldOutputs).Except(inherited.Select(bind => bind.Split(':')[0])),
                limit.Token);
        }
        catch (Exception exception) when (exception is DockerException or OperationCanceledException)
        {
            host.Warn(
                request.Urn,
                $"Container '{Name}' on '{host.Name}' was replaced, but the old one stays as '{OldName(old)}{Former}': "
                    + $"{exception.Message.TrimEnd('.')}. Remove it by hand.");
        }
    }

    /// <summary>Waits, for a while, until the engine has removed a container.</summary>
    public async Task UntilGoneAsync(string id, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        while (!limit.IsCancellationRequested && await Containers.FindAsync(id, cancellationToken) is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), host.Time, either.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
