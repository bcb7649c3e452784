using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Gates;

/// <summary>
/// <c>fleet:index:HealthGate</c>: waits until something answers as it should, or fails with the last answer. Asked when it
/// is created and whenever one of its inputs changes, <c>triggers</c> among them.
/// </summary>
internal sealed class GateResource(Func<FleetHost> host) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:HealthGate";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => GateInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) => InputDiff.Between(request.OldInputs, request.NewInputs);

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", request.Inputs);
        }

        await WaitAsync(request.Urn, request.Inputs, cancellationToken);
        return new CreateResult(request.Urn.Name, request.Inputs);
    }

    /// <summary>A gate is a moment, not a thing: there is nothing to look at afterwards.</summary>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Inputs.Count > 0
            ? new ReadResult(request.Id, request.Inputs, request.Outputs)
            : throw RemoteErrors.Error(request.Urn, $"Gate '{request.Id}' cannot be imported: it exists in the state alone."));

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            await WaitAsync(request.Urn, request.NewInputs, cancellationToken);
        }

        return new UpdateResult(request.NewInputs);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WaitAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var (gate, at) = (GateInputs.Read(inputs), host());
        var prober = new Prober(at);
        var redactor = new Redactor(inputs);
        var started = at.Time.GetTimestamp();
        var inARow = 0;
        for (var tries = 1; ; tries++)
        {
            var answer = await prober.AskAsync(gate.Probe, cancellationToken);
            inARow = answer.IsHealthy ? inARow + 1 : 0;
            if (inARow >= gate.Successes)
            {
                return;
            }

            var waited = at.Time.GetElapsedTime(started);
            if (waited + gate.Interval > gate.Timeout)
            {
                throw RemoteErrors.Error(
                    urn,
                    redactor.Redact(string.Create(
                        CultureInfo.InvariantCulture,
                        $"Gate '{urn.Name}' on '{at.Name}': {gate.Probe.Describe()} was not healthy within {waited.TotalSeconds:0} s "
                        + $"({tries} {(tries == 1 ? "try" : "tries")}); the last answer: {answer.Answer}.")),
                    "See why it does not answer, or give it more time with 'timeoutSeconds'.",
                    redactor.HasSecrets ? "" : answer.Detail);
            }

            at.Progress(urn, redactor.Redact($"Waiting for {gate.Probe.Describe()}: {answer.Answer}."));
            await Task.Delay(gate.Interval, at.Time, cancellationToken);
        }
    }
}
