using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Containers: made, watched until healthy, changed in place where the engine can, ended gracefully.</summary>
internal sealed class ContainerResource : IDockerResource
{
    public ResourceSchema Schema => ContainerSchema.Schema;

    public CheckResult Check(CheckRequest request) => ContainerCheck.Of(request);

    public DiffResult Diff(DiffRequest request) => ContainerDiff.Of(request);

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var inputs = request.Inputs;
        var id = await ContainerCreation.CreateAsync(host, request.Urn, inputs, cancellationToken);
        if (inputs.Flag("attach") == true)
        {
            return await AttachAsync(host, id, inputs, cancellationToken);
        }

        var wait = new ContainerWait(host, request.Urn, inputs);
        var (settled, problem) = await wait.UntilSettledAsync(await wait.LookAsync(id, cancellationToken), cancellationToken);
        var outputs = ContainerOutputs.Of(inputs, settled);
        return problem is null
            ? new CreateResult(id, outputs)
            : throw new ResourceInitException(id, outputs, [problem]);
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        var container = await host.Engine.Containers.FindAsync(request.Id, cancellationToken)
            ?? await SuccessorAsync(host, request.Urn, request.Inputs, cancellationToken);
        if (container is null)
        {
            return GoesWhenEnded(request.Inputs) ? new ReadResult(request.Id, request.Inputs, request.Outputs) : ReadResult.Gone;
        }

        if (request.Inputs.Count == 0)
        {
            var image = await host.Engine.Images.FindAsync(container.Image, cancellationToken);
            var imported = ContainerOutputs.Imported(container, image);
            return new ReadResult(container.Id, imported, ContainerOutputs.Of(imported, container));
        }

        var outputs = AnonymousVolumes.Keep(ContainerOutputs.Of(request.Inputs, container), request.Outputs);
        if (ContainerWait.MustRun(request.Inputs) && ContainerWait.IsUnhealthy(container))
        {
            // Recorded with it, so that the next update mends it: by a restart.
            throw new ResourceInitException(
                container.Id, outputs, [new ContainerWait(host, request.Urn, request.Inputs).Unhealthy(container)]);
        }

        return new ReadResult(container.Id, ContainerOutputs.Inputs(request.Inputs, container), outputs);
    }

    public async Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken)
    {
        var changed = SchemaDiff.Of(Schema, request.OldInputs, request.NewInputs).Properties.Keys
            .Select(path => path.Split('.', '[')[0]).ToHashSet(StringComparer.Ordinal);
        if (changed.Contains("name"))
        {
            await RenameAsync(host, request, cancellationToken);
        }

        if (ContainerRequest.Resources(request.NewInputs, changed) is { } resources)
        {
            await host.Engine.Containers.UpdateAsync(request.Id, resources, cancellationToken);
        }

        if (changed.Contains("networksAdvanced"))
        {
            await ContainerCreation.ReconnectAsync(
                host, request.Id, request.OldInputs, request.NewInputs, cancellationToken);
        }

        var wait = new ContainerWait(host, request.Urn, request.NewInputs);
        var id = request.Id;
        var container = await host.Engine.Containers.InspectAsync(id, cancellationToken);
        if (ContainerWait.MustRun(request.NewInputs) && ContainerOutputs.IsDown(container))
        {
            id = await ContainerStart.ResumeAsync(host, request.Urn, container, request.NewInputs, cancellationToken);
            container = await wait.LookAsync(id, cancellationToken);
        }
        else if (ContainerWait.MustRun(request.NewInputs) && ContainerWait.IsUnhealthy(container))
        {
            await host.Engine.Containers.RestartAsync(id, cancellationToken);
            host.Note(request.Urn, $"Container '{request.NewInputs.Text("name")}' on '{host.Name}' was unhealthy and was restarted.");
            container = await wait.LookAsync(id, cancellationToken);
        }

        var (settled, problem) = await wait.UntilSettledAsync(container, cancellationToken);
        var outputs = AnonymousVolumes.Keep(ContainerOutputs.Of(request.NewInputs, settled), request.OldOutputs);
        return problem is null
            ? new UpdateResult(outputs) { Id = id }
            : throw new ResourceInitException(id, outputs, [problem]);
    }

    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        var inputs = request.Inputs.Count > 0 ? request.Inputs : request.Outputs;
        if (await RemoveAsync(host, request.Id, inputs, cancellationToken))
        {
            await AnonymousVolumes.RemoveAsync(
                host, inputs, AnonymousVolumes.Read(request.Outputs), cancellationToken);
            return;
        }

        // Something that makes containers anew, such as an updater, kept our label: that one is ours too.
        if (await SuccessorAsync(host, request.Urn, inputs, cancellationToken) is { } successor)
        {
            await RemoveAsync(host, successor.Id, inputs, cancellationToken);
        }
    }

    public async Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        var container = await SuccessorAsync(host, urn, inputs, cancellationToken);
        return container is null
            ? ReadResult.Gone
            : new ReadResult(container.Id, inputs, ContainerOutputs.Of(inputs, container));
    }

    /// <summary>True for a task that is removed once it has ended: that it is gone means that it was done.</summary>
    internal static bool GoesWhenEnded(PropertyMap inputs) =>
        inputs.Flag("attach") == true && inputs.Flag("rm") == true && inputs.Flag("start") != false;

    /// <summary>Ends and removes a container; true when there was one.</summary>
    internal static async Task<bool> RemoveAsync(
        DockerHost host, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var grace = inputs.Number("destroyGraceSeconds") is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : (TimeSpan?)null;
        try
        {
            await host.Engine.Containers.StopAsync(id, grace, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return false;
        }

        await host.Engine.Containers.RemoveAsync(id, inputs.Flag("removeVolumes") != false, cancellationToken);
        return true;
    }

    private static async Task RenameAsync(DockerHost host, UpdateRequest request, CancellationToken cancellationToken)
    {
        var name = request.NewInputs.Text("name") ?? "";
        try
        {
            await host.Engine.Containers.RenameAsync(request.Id, name, cancellationToken);
        }
        catch (DockerApiException exception) when (!exception.IsNotFound)
        {
            // An update that broke off after this may be made again: the name is its own then.
            if (await host.Engine.Containers.FindAsync(name, cancellationToken) is not { } holder)
            {
                throw;
            }

            if (holder.Id != request.Id)
            {
                throw ContainerNames.Taken(
                    host, request.Urn, name, holder.Id, holder.Config.Image ?? holder.Image, exception);
            }
        }
    }

    /// <summary>A container of the recorded name that carries the resource's label.</summary>
    private static async Task<ContainerDetails?> SuccessorAsync(
        DockerHost host, Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var named = inputs.Text("name") is { } name
            ? await host.Engine.Containers.FindAsync(name, cancellationToken)
            : null;
        return named?.Config.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) == urn.Text ? named : null;
    }

    /// <summary>Waits for the end of a container that is a task rather than a service, and removes it where that is wanted.</summary>
    internal static async Task<CreateResult> AttachAsync(
        DockerHost host, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        await host.Engine.Containers.WaitAsync(id, cancellationToken);
        if (await host.Engine.Containers.FindAsync(id, cancellationToken) is not { } container)
        {
            return new CreateResult(id, ContainerSchema.Schema.Outputs(id, inputs));
        }

        var outputs = ContainerOutputs.Of(inputs, container);
        if (inputs.Flag("logs") == true)
        {
            var lines = await host.Engine.Containers.TailAsync(id, int.MaxValue, cancellationToken);
            outputs = outputs.With("containerLogs", string.Concat(lines.Select(line => $"{line}\n")));
        }

        if (GoesWhenEnded(inputs))
        {
            await host.Engine.Containers.RemoveAsync(id, withVolumes: true, cancellationToken);
            outputs = outputs.With("rm", true);
        }

        return new CreateResult(id, outputs);
    }
}
