using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Units;

/// <summary>
/// <c>fleet:index:SystemdUnit</c>: a unit of systemd with its file, enabled and running or not. A change of its file or of
/// a trigger restarts it, reloads it, or leaves it running, as <c>onChange</c> says.
/// </summary>
internal sealed class UnitResource(Func<FleetHost> host) : IResourceKind, IDriftingKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:SystemdUnit";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => UnitInputs.Check(request);

    /// <summary>Compares with the outputs, which after a refresh say what is on the host.</summary>
    public DiffResult Diff(DiffRequest request)
    {
        var known = request.OldOutputs.ContainsKey("name") ? request.OldOutputs : request.OldInputs;
        return InputDiff.Between(known.Without("path").Without("sha256"), request.NewInputs, name => name == "name");
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var unit = UnitInputs.Read(request.Inputs);
        if (request.IsPreview)
        {
            return new CreateResult("", unit.File.Outputs(request.Inputs));
        }

        await unit.File.WriteAsync(host(), cancellationToken);
        await UnitCommands.ApplyAsync(host(), request.Urn, unit, isChanged: true, cancellationToken);
        return new CreateResult(unit.Name, unit.File.Outputs(request.Inputs));
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var content = await SystemFile.ReadAsync(host(), request.Urn, UnitInputs.PathOf(request.Id), cancellationToken);
        if (content is null)
        {
            return ReadResult.Gone;
        }

        var state = (await UnitCommands.ShowAsync(host(), request.Urn, [request.Id], cancellationToken))[0];
        var recorded = request.Inputs.Count > 0 ? request.Inputs : PropertyMap.Of(("name", request.Id), ("onChange", "restart"));
        var known = UnitInputs.Read(recorded);
        PropertyValue text = content;
        var inputs = recorded
            .With("content", recorded.Find("content")?.ContainsSecrets == true ? new PropertyValue.Secret(text) : text)
            .With("enabled", state.IsEnabled ?? known.IsEnabled)
            .With("active", state.IsActive ?? known.IsActive);
        return new ReadResult(request.Id, inputs, UnitInputs.Read(inputs).File.Outputs(inputs));
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var unit = UnitInputs.Read(request.NewInputs);
        if (!request.IsPreview)
        {
            var isRewritten = request.OldOutputs.Find("sha256")?.AsText() != unit.File.Sha256;
            if (isRewritten)
            {
                await unit.File.WriteAsync(host(), cancellationToken);
            }

            var isTriggered = !InputDiff.AreEqual(request.OldInputs.Find("triggers"), request.NewInputs.Find("triggers"));
            await UnitCommands.ApplyAsync(host(), request.Urn, unit, isRewritten || isTriggered, cancellationToken);
        }

        return new UpdateResult(unit.File.Outputs(request.NewInputs));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        UnitCommands.RemoveAsync(host(), request.Urn, request.Id, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var units = resources.Select(resource => UnitInputs.Read(resource.Inputs)).ToList();
        var reading = FileFacts.ReadAsync(host(), [.. units.Select(unit => unit.File.Path)], cancellationToken);
        var states = await UnitCommands.ShowAsync(host(), default, units.Select(unit => unit.Name), cancellationToken);
        var facts = await reading;
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        for (var index = 0; index < units.Count; index++)
        {
            if (units[index].File.Difference(facts[index]) is { } change)
            {
                drifts.Add(new Drift(resources[index].Urn, $"unit file {change}"));
            }
            else if (states[index].Difference(units[index]) is { } reason)
            {
                drifts.Add(new Drift(resources[index].Urn, $"unit: {reason}"));
            }
        }

        return drifts.ToImmutable();
    }
}
