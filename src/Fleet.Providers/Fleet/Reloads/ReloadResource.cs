using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Fleet.Reloads;

/// <summary>
/// <c>fleet:index:ContainerReload</c>: has a container read its files again when a trigger changes, such as the hash of a
/// mounted file: by a signal or a command inside of it, so that nothing is restarted.
/// </summary>
internal sealed class ReloadResource(Func<FleetHost> host) : IResourceKind
{
    /// <summary>
    /// A process that has just started may not listen to signals yet, and would end by one. Whoever is not known to have
    /// run for longer gets this time first; and this long it is watched for whether it took the signal well.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Watching = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public string Token => "fleet:index:ContainerReload";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => ReloadInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) => InputDiff.Between(request.OldInputs, request.NewInputs);

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        request.IsPreview
            ? new CreateResult("", Unknown(request.Inputs))
            : new CreateResult(
                request.Urn.Name, await ReloadAsync(request.Urn, request.Inputs, PropertyMap.Empty, cancellationToken));

    /// <summary>A reload cannot be looked at: it is as recorded.</summary>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Inputs.Count > 0
            ? new ReadResult(request.Id, request.Inputs, request.Outputs)
            : throw RemoteErrors.Error(request.Urn, $"Reload '{request.Id}' cannot be imported: it exists in the state alone."));

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        new(request.IsPreview
            ? Unknown(request.NewInputs)
            : await ReloadAsync(request.Urn, request.NewInputs, request.OldOutputs, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    private static PropertyMap Unknown(PropertyMap inputs) => inputs
        .With("containerId", PropertyValue.Unknown.Instance).With("startedAt", PropertyValue.Unknown.Instance);

    private async Task<PropertyMap> ReloadAsync(
        Urn urn, PropertyMap inputs, PropertyMap before, CancellationToken cancellationToken)
    {
        var (reload, at) = (ReloadInputs.Read(inputs), host());
        using var deadline = new CancellationTokenSource(reload.Timeout, at.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var container = await ReadyAsync(urn, reload, before, either.Token);
            if (reload.Signal is { } signal)
            {
                await SignalAsync(urn, reload, container, signal, either.Token);
            }
            else
            {
                await RunAsync(urn, inputs, reload, container, either.Token);
            }

            return inputs.With("containerId", container.Id).With("startedAt", container.State.StartedAt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw RemoteErrors.Error(
                urn,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Container '{reload.Container}' on '{at.Name}' was not reloaded within {reload.Timeout.TotalSeconds:0} s."),
                "See whether it is healthy, or give it more time with 'timeoutSeconds'.");
        }
    }

    /// <summary>Waits until the container can be expected to listen.</summary>
    private async Task<ContainerDetails> ReadyAsync(
        Urn urn, ReloadInputs reload, PropertyMap before, CancellationToken cancellationToken)
    {
        var isSettled = false;
        while (true)
        {
            var container = await host().Engine.Containers.FindAsync(reload.Container, cancellationToken);
            if (container is not { State: { Running: true, Restarting: false, Paused: false } })
            {
                var state = container is null ? "there is no such container" : $"it is {container.State.Status}";
                throw RemoteErrors.Error(
                    urn, $"Container '{reload.Container}' on '{host().Name}' cannot be reloaded: {state}.", "Start it: it reads its files then.");
            }

            isSettled |= before.Find("startedAt")?.AsText() == container.State.StartedAt;
            if (isSettled && container.State.Health?.Status is null or "" or "none" or "healthy")
            {
                return container;
            }

            await Task.Delay(Settling, host().Time, cancellationToken);
            isSettled = true;
        }
    }

    private async Task SignalAsync(
        Urn urn, ReloadInputs reload, ContainerDetails container, string signal, CancellationToken cancellationToken)
    {
        await host().Engine.Containers.SignalAsync(container.Id, signal, cancellationToken);
        await Task.Delay(Watching, host().Time, cancellationToken);
        var after = await host().Engine.Containers.FindAsync(container.Id, cancellationToken);
        if (after is not { State.Running: true } || after.State.StartedAt != container.State.StartedAt)
        {
            throw RemoteErrors.Error(
                urn,
                $"Container '{reload.Container}' on '{host().Name}' ended when it got signal {signal}.",
                "Its program does not take that signal as a wish to reload: see its documentation.");
        }
    }

    private async Task RunAsync(
        Urn urn, PropertyMap inputs, ReloadInputs reload, ContainerDetails container, CancellationToken cancellationToken)
    {
        var outcome = await host().Engine.Commands.RunAsync(
            container.Id, reload.Command, new CommandOptions { User = reload.User }, cancellationToken);
        if (outcome.ExitCode != 0)
        {
            var redactor = new Redactor(inputs);
            throw RemoteErrors.Error(
                urn,
                redactor.Redact(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Container '{reload.Container}' on '{host().Name}' was not reloaded: '{reload.Command[0]}' ended with exit code {outcome.ExitCode}.")),
                detail: redactor.Redact(string.Join('\n', outcome.Output.Trim().Split('\n').TakeLast(5))));
        }
    }
}
