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
    /// <summary>What a container that does not work yet has behind its name.</summary>
    public const string Next = ".next";

    /// <summary>What a container has behind its name whose successor works.</summary>
    public const string Former = ".old";

    private readonly PropertyMap _inputs = request.NewInputs;
    private readonly string _name = request.NewInputs.Text("name") ?? "";

    private DockerContainers Containers => host.Engine.Containers;

    /// <summary>True for a container that is a task: it is waited for until it ends.</summary>
    private bool IsTask => _inputs.Flag("attach") == true;

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
            id = await ContainerCreation.MakeAsync(host, request.Urn, _inputs, _name + Next, inherited, cancellationToken);
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

            // A task that has ended and that its engine is to remove is being removed now: an engine that is asked for a new name
            // in the midst of that may keep half of it for good.
            if (!(IsTask && _inputs.Flag("rm") == true))
            {
                await Containers.RenameAsync(id, _name, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            throw await TakeBackAsync(old, id, isStopped, exception, cancellationToken);
        }

        if (old is not null)
        {
            await RemoveOldAsync(old, inherited);
            Tell(gap);
        }

        return new CreateResult(id, AnonymousVolumes.Note(outputs, inherited));
    }

    /// <summary>Completes or takes back what a run has begun that was killed.</summary>
    public async Task<ReadResult> SettleAsync(CancellationToken cancellationToken)
    {
        var old = await Containers.FindAsync(request.OldId, cancellationToken);
        var made = await FindNewAsync(_name + Next, cancellationToken) ?? await FindNewAsync(_name, cancellationToken);
        if (made is { State.Running: true } && IsTask)
        {
            await Containers.WaitAsync(made.Id, cancellationToken);
            made = await Containers.FindAsync(made.Id, cancellationToken);
        }

        var works = old is null || OldName(old) != old.Name.TrimStart('/') || (IsTask && made?.State.Status == "exited");
        if (made is not null && works)
        {
            if (made.State.Status == "created" && _inputs.Flag("start") != false)
            {
                await ContainerCreation.ResumeAsync(host, request.Urn, made, _inputs, cancellationToken);
                made = await Containers.InspectAsync(made.Id, cancellationToken);
            }

            if (old is not null && made.Name.TrimStart('/') != _name && OldName(old) == old.Name.TrimStart('/'))
            {
                await Containers.RenameAsync(old.Id, OldName(old) + Former, cancellationToken);
            }

            if (made.Name.TrimStart('/') != _name)
            {
                await Containers.RenameAsync(made.Id, _name, cancellationToken);
            }

            if (old is not null)
            {
                await RemoveOldAsync(old, (made.HostConfig.Binds ?? []).ToList());
            }

            host.Note(request.Urn, $"Container '{_name}' on '{host.Name}': its replacement was interrupted, and is complete now.");
            return new ReadResult(made.Id, _inputs, ContainerOutputs.Of(_inputs, made with { Name = _name }));
        }

        if (made is not null)
        {
            await Containers.RemoveAsync(made.Id, withVolumes: true, cancellationToken);
        }

        if (old is null)
        {
            return ReadResult.Gone;
        }

        await PutBackAsync(old, isStopped: true, cancellationToken);
        if (made is not null)
        {
            host.Note(request.Urn, $"Container '{OldName(old)}' on '{host.Name}': its replacement was interrupted, and was taken back.");
        }

        return new ReadResult(old.Id, request.OldInputs, request.OldOutputs);
    }

    /// <summary>Starts the new container. Returns its outputs once it works, or once it has run to its end.</summary>
    private async Task<PropertyMap> StartAsync(string id, CancellationToken cancellationToken)
    {
        if (_inputs.Flag("start") == false)
        {
            return ContainerOutputs.Of(_inputs, await Containers.InspectAsync(id, cancellationToken) with { Name = _name });
        }

        await ContainerCreation.StartAsync(host, request.Urn, id, _inputs, cancellationToken);
        if (IsTask)
        {
            return (await ContainerResource.AttachAsync(host, id, _inputs, cancellationToken)).Outputs.With("name", _name);
        }

        var wait = new ContainerWait(host, request.Urn, _inputs);
        var (settled, problem) = await wait.UntilSettledAsync(await wait.LookAsync(id, cancellationToken), cancellationToken);
        return problem is null
            ? ContainerOutputs.Of(_inputs, settled with { Name = _name })
            : throw new DiagnosticException([problem]);
    }

    /// <summary>Frees the old container's name. One that its engine removes when it is stopped does that by going.</summary>
    private async Task GiveUpNameAsync(ContainerDetails old, bool isStopped, CancellationToken cancellationToken)
    {
        if (isStopped && old.HostConfig.AutoRemove == true)
        {
            await UntilGoneAsync(old.Id, cancellationToken);
        }
        else
        {
            await Containers.RenameAsync(old.Id, OldName(old) + Former, cancellationToken);
        }
    }

    private async Task UntilGoneAsync(string id, CancellationToken cancellationToken)
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

    private Task StopAsync(CancellationToken cancellationToken) => Containers.StopAsync(
        request.OldId,
        request.OldInputs.Number("destroyGraceSeconds") is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        cancellationToken);

    /// <summary>
    /// Removes the new container and puts the old one back; what went wrong, with what was done about it. Where that cannot be done,
    /// or is not known to be done, the replacement stays begun, and the next run settles it.
    /// </summary>
    private async Task<Exception> TakeBackAsync(
        ContainerDetails? old, string? id, bool isStopped, Exception exception, CancellationToken cancellationToken)
    {
        var isMadeAnew = isStopped && old?.HostConfig.AutoRemove == true;
        var outcome = old is null ? ""
            : isMadeAnew ? " The old container, which its engine removed when it was stopped, was made anew and runs again."
            : isStopped ? " The old container was put back and runs again."
            : " The old container was left as it was.";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(50), host.Time);
        var isTakenBack = true;
        try
        {
            if ((id ?? (await FindNewAsync(_name + Next, limit.Token))?.Id) is { } made)
            {
                await Containers.RemoveAsync(made, withVolumes: true, limit.Token);
            }

            if (isMadeAnew)
            {
                await UntilGoneAsync(old!.Id, limit.Token);
                await ContainerCreation.CreateAsync(host, request.Urn, request.OldInputs, limit.Token);
            }
            else if (old is not null)
            {
                await PutBackAsync(old, isStopped, limit.Token);
            }
        }
        catch (Exception failure) when (failure is DockerException or DiagnosticException or OperationCanceledException)
        {
            isTakenBack = false;
            outcome = $" What was done could not be taken back: {failure.Message.TrimEnd('.')}. Run again to have that done.";
        }

        var isCancelled = exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
        return isCancelled || (isTakenBack && old is null) ? exception
            : isTakenBack ? new DiagnosticException([With(outcome, exception)], exception)
            : new UncertainOutcomeException(With(outcome, exception), isAnswered: false, exception);
    }

    private Diagnostic With(string outcome, Exception exception)
    {
        var problem = exception switch
        {
            DiagnosticException diagnosed => diagnosed.Diagnostics[0],
            DockerException docker => DockerProblems.From(request.Urn, $"Container '{_name}'", host.Name, docker).Diagnostics[0],
            _ => new Diagnostic(Severity.Error, $"Container '{_name}' on '{host.Name}': {exception.Message}") { Urn = request.Urn },
        };
        return problem with { Summary = problem.Summary + outcome };
    }

    private async Task PutBackAsync(ContainerDetails old, bool isStopped, CancellationToken cancellationToken)
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
            await ContainerCreation.StartAsync(host, request.Urn, old.Id, request.OldInputs, cancellationToken);
        }
    }

    /// <summary>The new container serves already: what is left of the old one is no reason to fail.</summary>
    private async Task RemoveOldAsync(ContainerDetails old, IReadOnlyList<string> inherited)
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
                $"Container '{_name}' on '{host.Name}' was replaced, but the old one stays as '{OldName(old)}{Former}': "
                    + $"{exception.Message.TrimEnd('.')}. Remove it by hand.");
        }
    }

    private void Tell(TimeSpan? gap) => host.Note(
        request.Urn,
        IsTask ? $"Container '{_name}' on '{host.Name}' was replaced; the new one has run to its end."
        : gap is { } down
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Container '{_name}' on '{host.Name}' was replaced; none worked for {down.TotalSeconds:0.0} s.")
            : $"Container '{_name}' on '{host.Name}' was replaced; the new one worked before the old one ended.");

    /// <summary>The old container's proper name, whatever it is called at the moment.</summary>
    private string OldName(ContainerDetails old)
    {
        var name = old.Name.TrimStart('/');
        var recorded = request.OldInputs.Text("name");
        return recorded is not null && name == recorded + Former ? recorded : name;
    }

    private async Task<ContainerDetails?> FindNewAsync(string name, CancellationToken cancellationToken) =>
        await Containers.FindAsync(name, cancellationToken) is { } found && found.Id != request.OldId
            && found.Config.Labels?.GetValueOrDefault(ContainerRequest.UrnLabel) == request.Urn.Text
                ? found
                : null;
}
