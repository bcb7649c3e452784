namespace Pulumi;

/// <summary>The end by which a pending output of a resource is resolved, once.</summary>
internal abstract class OutputSource
{
    public abstract IOutput Output { get; }

    public abstract Type ValueType { get; }

    public abstract void Resolve(OutputData<object?> data);

    /// <summary>Resolves to no value, if nothing else did before.</summary>
    public abstract void ResolveMissing(bool isKnown);

    /// <summary>Fails the output, if nothing else resolved it before.</summary>
    public abstract void Fail(Exception exception);
}
