using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Command;

/// <summary>
/// A command that is run when the resource is created, changed or deleted. As in the official package, but for this: a
/// change of <c>delete</c>, <c>logging</c> or of how a connection is proven alone runs nothing.
/// </summary>
internal abstract class CommandResource(string token) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => token;

    /// <inheritdoc/>
    public abstract CheckResult Check(CheckRequest request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) => InputDiff.Between(
        Complete(request.OldInputs), Complete(request.NewInputs), name => name == "triggers");

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", CommandRun.Unknown(request.Inputs));
        }

        var outputs = await RunAsync(request.Urn, request.Inputs, "create", PropertyMap.Empty, cancellationToken);
        return new CreateResult($"{request.Urn.Name}{NewIds.EightHex()}", outputs);
    }

    /// <summary>A command cannot be looked at: it is as recorded.</summary>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Inputs.Count > 0
            ? new ReadResult(request.Id, request.Inputs, request.Outputs)
            : throw RemoteErrors.Error(request.Urn, $"Command '{request.Id}' cannot be imported: it exists in the state alone."));

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!CommandInputs.MustRun(request.OldInputs, request.NewInputs))
        {
            return new UpdateResult(Written(request.OldOutputs).Aggregate(
                request.NewInputs, (map, output) => map.With(output.Key, output.Value)));
        }

        if (request.IsPreview)
        {
            return new UpdateResult(CommandRun.Unknown(request.NewInputs));
        }

        var which = request.NewInputs.Find("update")?.AsText() is null ? "create" : "update";
        return new UpdateResult(
            await RunAsync(request.Urn, request.NewInputs, which, request.OldOutputs, cancellationToken));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Urn,
        request.Inputs.Count > 0 ? request.Inputs : request.Outputs,
        "delete",
        request.Outputs,
        cancellationToken);

    /// <summary>Runs one of the texts; without one, only what earlier runs wrote is kept. Returns all outputs.</summary>
    protected async Task<PropertyMap> RunAsync(
        Urn urn, PropertyMap inputs, string which, PropertyMap previous, CancellationToken cancellationToken)
    {
        var written = inputs.Find(which)?.AsText() is { } text
            ? await Run(urn, inputs).RunAsync(text, previous, cancellationToken)
            : Written(previous);
        var outputs = written.Aggregate(inputs, (map, output) => map.With(output.Key, output.Value));
        return which == "delete" ? outputs : await AddFilesAsync(outputs, cancellationToken);
    }

    /// <summary>How a text of this resource is run.</summary>
    protected abstract CommandRun Run(Urn urn, PropertyMap inputs);

    /// <summary>Inputs in the form in which they are compared.</summary>
    protected virtual PropertyMap Complete(PropertyMap inputs) => inputs;

    /// <summary>Adds outputs that are made from files.</summary>
    protected virtual Task<PropertyMap> AddFilesAsync(PropertyMap outputs, CancellationToken cancellationToken) =>
        Task.FromResult(outputs);

    private static PropertyMap Written(PropertyMap outputs) =>
        PropertyMap.From(outputs.Where(output => output.Key is "stdout" or "stderr" or "assets" or "archive"));
}
