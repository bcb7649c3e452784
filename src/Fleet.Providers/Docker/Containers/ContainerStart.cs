using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Has containers run, and says what keeps one from it.</summary>
internal static class ContainerStart
{
    /// <summary>Starts a container, and says who has its port when that is what keeps it from starting.</summary>
    public static async Task StartAsync(
        DockerHost host, Urn urn, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        try
        {
            await host.Engine.Containers.StartAsync(id, cancellationToken);
        }
        catch (DockerApiException exception) when (ContainerPorts.IsClash(exception))
        {
            var containers = await host.Engine.Containers.ListAsync(null, cancellationToken);
            throw ContainerPorts.Clash(host, urn, inputs, containers, id, exception);
        }
        catch (DockerApiException exception) when (IsHeldByRuntime(exception))
        {
            throw DockerProblems.Error(
                urn,
                $"Container '{inputs.Text("name")}' on '{host.Name}' cannot be started any more: its engine was stopped while it started it "
                    + $"or ran it, and the engine's runtime still holds a task of it: {DockerProblems.Sentence(exception)}",
                $"Remove it there ('docker rm --force {inputs.Text("name")}'; its volumes stay), then run again: it is made anew.",
                inner: exception);
        }
    }

    /// <summary>
    /// Has a container that is down run again. One that was never started may lack what its creation adds; and where it cannot be
    /// started, because its engine was stopped in the middle of that, another one takes its place, as nothing is in it yet.
    /// </summary>
    /// <returns>The id of the container that runs.</returns>
    public static async Task<string> ResumeAsync(
        DockerHost host, Urn urn, ContainerDetails container, PropertyMap inputs, CancellationToken cancellationToken)
    {
        if (container.State.Paused)
        {
            await host.Engine.Containers.UnpauseAsync(container.Id, cancellationToken);
            return container.Id;
        }

        var isNew = container.State.Status == "created";
        if (isNew)
        {
            await ContainerCreation.ReconnectAsync(host, container.Id, inputs, inputs, cancellationToken);
            await ContainerCreation.UploadAsync(host, container.Id, inputs, cancellationToken);
        }

        try
        {
            await StartAsync(host, urn, container.Id, inputs, cancellationToken);
            return container.Id;
        }
        catch (DiagnosticException exception) when (isNew && IsHeldByRuntime(exception))
        {
            return await StartAnewAsync(host, urn, container, inputs, cancellationToken);
        }
    }

    /// <summary>
    /// True for what an engine says whose runtime holds a task of a container that the engine itself does not know of. It stays so
    /// for as long as the runtime runs, so that only another container can be started.
    /// </summary>
    public static bool IsHeldByRuntime(Exception exception) =>
        (exception as DockerApiException ?? exception.InnerException as DockerApiException) is { EngineMessage: var message }
        && message.Contains("task ", StringComparison.Ordinal)
        && message.TrimEnd().EndsWith(": already exists", StringComparison.Ordinal);

    private static async Task<string> StartAnewAsync(
        DockerHost host, Urn urn, ContainerDetails container, PropertyMap inputs, CancellationToken cancellationToken)
    {
        // A successor has volumes of the one before it, which its inputs do not tell.
        var own = ContainerRequest.Of(inputs, urn.Text).HostConfig?.Binds ?? [];
        var inherited = (container.HostConfig.Binds ?? []).Except(own).ToList();
        await host.Engine.Containers.RemoveAsync(container.Id, withVolumes: true, cancellationToken);
        var id = await ContainerCreation.MakeAsync(host, urn, inputs, container.Name.TrimStart('/'), inherited, cancellationToken);
        await StartAsync(host, urn, id, inputs, cancellationToken);
        return id;
    }
}
