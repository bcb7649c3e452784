using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Finds out how far a succession came that a run has begun that was killed or lost its way to the host, and ends it.</summary>
internal sealed class SuccessionSettlement(DockerHost host, ReplaceRequest request)
{
    private readonly PropertyMap _inputs = request.NewInputs;
    private readonly Successors _both = new(host, request);

    private DockerContainers Containers => host.Engine.Containers;

    /// <summary>Completes or takes back what a run has begun that was killed.</summary>
    public async Task<ReadResult> SettleAsync(CancellationToken cancellationToken)
    {
        var old = await Containers.FindAsync(request.OldId, cancellationToken);
        var made = await _both.FindNewAsync(_both.Name + Successors.Next, cancellationToken) ?? await _both.FindNewAsync(_both.Name, cancellationToken);
        if (made is { State.Running: true } && _both.IsTask)
        {
            await Containers.WaitAsync(made.Id, cancellationToken);
            made = await Containers.FindAsync(made.Id, cancellationToken);
        }

        var works = old is null || _both.OldName(old) != old.Name.TrimStart('/') || (_both.IsTask && made?.State.Status == "exited");
        if (made is not null && works)
        {
            if (made.State.Status == "created" && _inputs.Flag("start") != false)
            {
                var id = await ContainerStart.ResumeAsync(host, request.Urn, made, _inputs, cancellationToken);
                made = await Containers.InspectAsync(id, cancellationToken);
            }

            if (old is not null && made.Name.TrimStart('/') != _both.Name && _both.OldName(old) == old.Name.TrimStart('/'))
            {
                await Containers.RenameAsync(old.Id, _both.OldName(old) + Successors.Former, cancellationToken);
            }

            if (made.Name.TrimStart('/') != _both.Name)
            {
                await Containers.RenameAsync(made.Id, _both.Name, cancellationToken);
            }

            if (old is not null)
            {
                await _both.RemoveOldAsync(old, (made.HostConfig.Binds ?? []).ToList());
            }

            host.Note(request.Urn, $"Container '{_both.Name}' on '{host.Name}': its replacement was interrupted, and is complete now.");
            return new ReadResult(made.Id, _inputs, ContainerOutputs.Of(_inputs, made with { Name = _both.Name }));
        }

        if (made is not null)
        {
            await Containers.RemoveAsync(made.Id, withVolumes: true, cancellationToken);
        }

        if (old is null)
        {
            return ReadResult.Gone;
        }

        await _both.PutBackAsync(old, isStopped: true, cancellationToken);
        if (made is not null)
        {
            host.Note(request.Urn, $"Container '{_both.OldName(old)}' on '{host.Name}': its replacement was interrupted, and was taken back.");
        }

        return new ReadResult(old.Id, request.OldInputs, request.OldOutputs);
    }
}
