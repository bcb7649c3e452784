using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Jobs;

/// <summary>
/// <c>fleet:index:Job</c>: a container that runs to its end once. Its exit code and last log lines decide. It runs again
/// when any input changes, and after a failure.
/// </summary>
/// <remarks>
/// The finished container is kept for its log only. Whoever removes it takes nothing from the fleet, so a finished job
/// without a container is no drift.
/// </remarks>
internal sealed class JobResource(Func<FleetHost> host) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:Job";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => JobInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        var diff = InputDiff.Between(request.OldInputs, request.NewInputs);
        // A failed run is recorded with its code; it is run again even when nobody changed an input.
        return request.OldOutputs.Find("exitCode")?.AsNumber() is not null and not 0
            ? diff with { Properties = diff.Properties.SetItem("exitCode", new PropertyDiff(DiffKind.Update, IsInputDiff: false)) }
            : diff;
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        request.IsPreview
            ? new CreateResult("", Unknown(request.Inputs))
            : new CreateResult(request.Urn.Name, await RunAsync(request.Urn, request.Inputs, cancellationToken));

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw RemoteErrors.Error(
                request.Urn, $"Job '{request.Id}' cannot be imported: what it was run from is not known.", "Declare it, and let it run.");
        }

        // Looked for only so that an unreachable host is not taken for a good one.
        var job = JobInputs.Read(request.Inputs);
        var container = await host().Engine.Containers.FindAsync(job.Name, cancellationToken);
        return container is not null && JobContainer.IsOf(container, request.Urn) && JobContainer.HasEnded(container)
            ? new ReadResult(request.Id, request.Inputs, request.Outputs.With("exitCode", container.State.ExitCode))
            : new ReadResult(request.Id, request.Inputs, request.Outputs);
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new UpdateResult(Unknown(request.NewInputs));
        }

        var oldName = JobInputs.Read(request.OldInputs).Name;
        if (oldName != JobInputs.Read(request.NewInputs).Name)
        {
            await RemoveAsync(request.Urn, oldName, cancellationToken);
        }

        return new UpdateResult(await RunAsync(request.Urn, request.NewInputs, cancellationToken));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => RemoveAsync(
        request.Urn,
        (request.Outputs.Find("name") ?? request.Inputs.Find("name"))?.AsText() ?? request.Id,
        cancellationToken);

    /// <summary>A container of just these inputs that ended well counts as the job that an interrupted run began.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var job = JobInputs.Read(inputs);
        var container = await host().Engine.Containers.FindAsync(job.Name, cancellationToken);
        if (container is null || !JobContainer.IsOf(container, urn) || !JobContainer.IsMadeFrom(container, job)
            || !JobContainer.HasEnded(container) || container.State.ExitCode != 0)
        {
            return ReadResult.Gone;
        }

        var outcome = await new JobRun(host(), urn, job).OutcomeAsync(container.Id, 0, cancellationToken);
        return new ReadResult(urn.Name, inputs, Outputs(inputs, outcome));
    }

    private static PropertyMap Unknown(PropertyMap inputs) => inputs
        .With("containerId", PropertyValue.Unknown.Instance)
        .With("exitCode", PropertyValue.Unknown.Instance)
        .With("logTail", Hidden(inputs, PropertyValue.Unknown.Instance));

    private static PropertyMap Outputs(PropertyMap inputs, JobOutcome outcome) => inputs
        .With("containerId", outcome.ContainerId)
        .With("exitCode", outcome.ExitCode)
        .With("logTail", Hidden(inputs, outcome.LogTail));

    /// <summary>What a job writes may repeat the secrets that it was given.</summary>
    private static PropertyValue Hidden(PropertyMap inputs, PropertyValue value) =>
        inputs.Values.Any(input => input.ContainsSecrets) ? new PropertyValue.Secret(value) : value;

    private async Task<PropertyMap> RunAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var job = JobInputs.Read(inputs);
        var run = new JobRun(host(), urn, job);
        var outcome = await run.ToEndAsync(cancellationToken);
        for (var tries = 1; !outcome.IsSuccess && tries <= job.Retries; tries++)
        {
            host().Progress(urn, $"Job '{job.Name}' on '{host().Name}': {outcome.Describe(job.Timeout)}; it is run again ({tries} of {job.Retries}).");
            outcome = await run.ToEndAsync(cancellationToken);
        }

        var outputs = Outputs(inputs, outcome);
        if (outcome.IsSuccess)
        {
            return outputs;
        }

        // A run that was stopped may still have ended with 0; it must not pass for a good one.
        var recorded = outcome.ExitCode == 0 ? outputs.With("exitCode", -1) : outputs;
        throw new ResourceInitException(urn.Name, recorded,
        [
            new Diagnostic(Severity.Error, $"Job '{job.Name}' on '{host().Name}' failed: {outcome.Describe(job.Timeout)}.")
            {
                Urn = urn,
                Detail = new Redactor(inputs).Redact(outcome.LogTail),
                Hint = $"Its container is kept: see 'docker logs {job.Name}' there. The next run starts it again.",
            },
        ]);
    }

    private async Task RemoveAsync(Urn urn, string name, CancellationToken cancellationToken)
    {
        var container = await host().Engine.Containers.FindAsync(name, cancellationToken);
        if (container is not null && JobContainer.IsOf(container, urn))
        {
            await host().Engine.Containers.RemoveAsync(container.Id, withVolumes: true, cancellationToken);
        }
    }
}
