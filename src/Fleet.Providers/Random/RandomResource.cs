using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>
/// A value that is drawn once and kept in the state. Every input but none is a wish for another value, so any change
/// replaces it; <c>keepers</c> exists for just that.
/// </summary>
internal abstract class RandomResource(string token, bool isSecret, params string[] generated) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => token;

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        Check(check);
        return check.Result();
    }

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) =>
        InputDiff.Between(Complete(request.OldInputs), Complete(request.NewInputs), _ => true);

    /// <inheritdoc/>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var outputs = Complete(request.Inputs);
        if (request.IsPreview)
        {
            return Task.FromResult(new CreateResult("", generated.Aggregate(
                outputs, (map, name) => map.With(name, Secret(PropertyValue.Unknown.Instance)))));
        }

        var (id, values) = Draw(new InputCheck(outputs));
        return Task.FromResult(new CreateResult(id, values.Aggregate(
            outputs, (map, value) => map.With(value.Key, Secret(value.Value)))));
    }

    /// <summary>What is recorded; or, for an import, the value that the id spells, in the official package's notation.</summary>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Outputs.Count > 0)
        {
            return Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));
        }

        try
        {
            var (id, inputs, values) = Import(request.Id) ?? throw new FormatException();
            var outputs = values.Aggregate(
                Complete(inputs), (map, value) => map.With(value.Key, Secret(value.Value)));
            return Task.FromResult(new ReadResult(id, inputs, outputs));
        }
        catch (FormatException)
        {
            // What was given may be a password: it is not repeated.
            throw RemoteErrors.Error(
                request.Urn, $"'{request.Urn.Name}' cannot be imported from what was given as its id.", ImportForm);
        }
    }

    /// <inheritdoc/>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Bug: a random value is replaced, never updated.");

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What to give as the id of an import, as a sentence.</summary>
    protected virtual string ImportForm => "It lives in the state alone: declare it, and let it be drawn.";

    /// <summary>Reads the id of an import: the id to record, the inputs and the values. Null when it cannot be one.</summary>
    /// <exception cref="FormatException">It cannot be one either.</exception>
    protected virtual (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given) => null;

    /// <summary>Validates the inputs.</summary>
    protected abstract void Check(InputCheck check);

    /// <summary>Draws the value: its id and the generated outputs.</summary>
    protected abstract (string Id, PropertyMap Values) Draw(InputCheck inputs);

    /// <summary>The inputs with every default filled in, as outputs show them.</summary>
    protected virtual PropertyMap Complete(PropertyMap inputs) => inputs;

    /// <summary>Sets members that are absent or null.</summary>
    protected static PropertyMap Defaults(PropertyMap inputs, params (string Name, PropertyValue Value)[] defaults) =>
        defaults.Aggregate(inputs, (map, member) =>
            map.Find(member.Name)?.Unwrap() is null or PropertyValue.Null ? map.With(member.Name, member.Value) : map);

    private PropertyValue Secret(PropertyValue value) => isSecret ? new PropertyValue.Secret(value) : value;
}
