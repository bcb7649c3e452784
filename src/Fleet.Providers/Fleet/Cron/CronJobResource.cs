using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Cron;

/// <summary><c>fleet:index:CronJob</c>: a command that cron runs at set times, declared by a file of its own.</summary>
internal sealed class CronJobResource(Func<FleetHost> host) : IResourceKind, IDriftingKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:CronJob";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => CronJobInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        var diff = InputDiff.Between(request.OldInputs, request.NewInputs, name => name == "name");
        return diff.HasChanges || request.OldOutputs.Find("sha256")?.AsText() is not { } hash
            || hash == CronJobInputs.File(request.NewInputs).Sha256
            ? diff
            : diff with { Properties = diff.Properties.Add("sha256", new PropertyDiff(DiffKind.Update, IsInputDiff: false)) };
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var file = CronJobInputs.File(request.Inputs);
        if (request.IsPreview)
        {
            return new CreateResult("", file.Outputs(request.Inputs));
        }

        await file.WriteAsync(host(), cancellationToken);
        return new CreateResult(request.Inputs.Find("name")?.AsText() ?? "", file.Outputs(request.Inputs));
    }

    /// <summary>A file that no longer says one job keeps the recorded inputs, and a hash that forces it to be written.</summary>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var content = await SystemFile.ReadAsync(host(), request.Urn, CronJobInputs.PathOf(request.Id), cancellationToken);
        if (content is null)
        {
            return ReadResult.Gone;
        }

        var path = CronJobInputs.PathOf(request.Id);
        var inputs = request.Inputs.Count > 0 && CronJobInputs.File(request.Inputs).Content == content
            ? request.Inputs
            : CronJobInputs.Parse(request.Id, content) ?? request.Inputs;
        if (inputs.Count == 0)
        {
            throw RemoteErrors.Error(
                request.Urn,
                $"'{path}' on '{host().Name}' cannot be imported: it holds something other than one job.",
                "Split it into a file for each job.");
        }

        if (request.Inputs.Values.Any(value => value.ContainsSecrets))
        {
            inputs = inputs.Aggregate(inputs, (map, input) => request.Inputs.Find(input.Key)?.ContainsSecrets == true
                && !input.Value.ContainsSecrets ? map.With(input.Key, new PropertyValue.Secret(input.Value)) : map);
        }

        return new ReadResult(request.Id, inputs, new SystemFile(path, content).Outputs(inputs));
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var file = CronJobInputs.File(request.NewInputs);
        if (!request.IsPreview)
        {
            await file.WriteAsync(host(), cancellationToken);
        }

        return new UpdateResult(file.Outputs(request.NewInputs));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        SystemFile.RemoveAsync(host(), request.Urn, CronJobInputs.PathOf(request.Id), cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var files = resources.Select(resource => CronJobInputs.File(resource.Inputs)).ToList();
        var facts = await FileFacts.ReadAsync(host(), [.. files.Select(file => file.Path)], cancellationToken);
        return
        [
            .. Enumerable.Range(0, files.Count)
                .Where(index => files[index].Difference(facts[index]) is not null)
                .Select(index => new Drift(resources[index].Urn, $"cron file {files[index].Difference(facts[index])}")),
        ];
    }
}
