using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Has one container follow another with the least harm. The new one is made under a name of its own, with its image
/// there, its networks joined and its files written, while the old one serves. Where nothing stands against it both run
/// until the new one works; otherwise the old one is stopped just before the new one starts. The names change hands only
/// then, and until then everything is taken back when something goes wrong. A task has run to its end by then; a container that
/// its engine removes when it is stopped is taken back by making it anew.
/// </summary>
internal sealed class ContainerSuccession(DockerHost host, ReplaceRequest request)
{
    private readonly PropertyMap _inputs = request.NewInputs;
    private readonly Successors _both = new(host, request);

    private DockerContainers Containers => host.Engine.Containers;

    /// <summary>Makes the new container and removes the old one, or leaves the old one as it was.</summary>
    public async Task<CreateResult> ReplaceAsync(CancellationToken cancellationToken)
    {
        var image = await ContainerReplacement.PrepareAsync(host, request.Urn, request.OldId, _inputs, cancellationToken);
        var old = await Containers.FindAsync(request.OldId, cancellationToken);
        var inherited = old is null ? [] : AnonymousVolumes.Inherited(old, _inputs, image);
        string? id = null;
        var isStopped = false;
        PropertyMap outputs;
        TimeSpan? gap = null;
        try
        {
            id = await ContainerCreation.MakeAsync(host, request.Urn, _inputs, _both.Name + Successors.Next, inherited, cancellationToken);
            var began = host.Time.GetTimestamp();
            if (old is not null && _inputs.Flag("start") != false && !ContainerOutputs.IsDown(old)
                && ContainerOverlap.Shared(old, _inputs) is not null)
            {
                isStopped = true;
                await StopAsync(cancellationToken);
                began = host.Time.GetTimestamp();
            }

            outputs = await StartAsync(id, cancellationToken);
            gap = isStopped ? host.Time.GetElapsedTime(began) : null;
            if (old is not null)
            {
                await GiveUpNameAsync(old, isStopped, cancellationToken);
            }

            if (!ContainerResource.GoesWhenEnded(_inputs))
            {
                await Containers.RenameAsync(id, _both.Name, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            throw await new SuccessionTakeBack(host, request).TakeBackAsync(old, id, isStopped, exception, cancellationToken);
        }

        if (old is not null)
        {
            await _both.RemoveOldAsync(old, inherited);
            Tell(gap);
        }

        return new CreateResult(id, AnonymousVolumes.Note(outputs, inherited));
    }

    /// <summary>Starts the new container. Returns its outputs once it works, or once it has run to its end.</summary>
    private async Task<PropertyMap> StartAsync(string id, CancellationToken cancellationToken)
    {
        if (_inputs.Flag("start") == false)
        {
            return ContainerOutputs.Of(_inputs, await Containers.InspectAsync(id, cancellationToken) with { Name = _both.Name });
        }

        await ContainerStart.StartAsync(host, request.Urn, id, _inputs, cancellationToken);
        if (_both.IsTask)
        {
            return (await ContainerResource.AttachAsync(host, id, _inputs, cancellationToken)).Outputs.With("name", _both.Name);
        }

        var wait = new ContainerWait(host, request.Urn, _inputs);
        var (settled, problem) = await wait.UntilSettledAsync(await wait.LookAsync(id, cancellationToken), cancellationToken);
        return problem is null
            ? ContainerOutputs.Of(_inputs, settled with { Name = _both.Name })
            : throw new DiagnosticException([problem]);
    }

    /// <summary>Frees the old container's name. One that its engine removes when it is stopped does that by going.</summary>
    private async Task GiveUpNameAsync(ContainerDetails old, bool isStopped, CancellationToken cancellationToken)
    {
        if (isStopped && old.HostConfig.AutoRemove == true)
        {
            await _both.UntilGoneAsync(old.Id, cancellationToken);
        }
        else
        {
            await Containers.RenameAsync(old.Id, _both.OldName(old) + Successors.Former, cancellationToken);
        }
    }

    private Task StopAsync(CancellationToken cancellationToken) => Containers.StopAsync(
        request.OldId,
        request.OldInputs.Number("destroyGraceSeconds") is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        cancellationToken);

    private void Tell(TimeSpan? gap) => host.Note(
        request.Urn,
        _both.IsTask ? $"Container '{_both.Name}' on '{host.Name}' was replaced; the new one has run to its end."
        : gap is { } down
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Container '{_both.Name}' on '{host.Name}' was replaced; none worked for {down.TotalSeconds:0.0} s.")
            : $"Container '{_both.Name}' on '{host.Name}' was replaced; the new one worked before the old one ended.");
}
