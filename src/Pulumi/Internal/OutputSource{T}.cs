namespace Pulumi;

/// <summary>An output of a resource: it always depends on that resource.</summary>
internal sealed class OutputSource<T> : OutputSource
{
    private readonly Resource _resource;
    private readonly TaskCompletionSource<OutputData<T>> _source =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputSource(Resource resource)
    {
        _resource = resource;
        Output = new Output<T>(_source.Task);
    }

    public override IOutput Output { get; }

    public override Type ValueType => typeof(T);

    public override void Resolve(OutputData<object?> data) => _source.SetResult(new OutputData<T>(
        data.Resources.Add(_resource), data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret));

    public override void ResolveMissing(bool isKnown) =>
        _source.TrySetResult(new OutputData<T>([_resource], default!, isKnown, false));

    public override void Fail(Exception exception) => _source.TrySetException(exception);
}
