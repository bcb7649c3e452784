namespace Pulumi;

/// <summary>A plain output of another stack; both are null when there is none of the name.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value, when it is not secret.</summary>
    public object? Value { get; init; }

    /// <summary>The value, when it is secret.</summary>
    public object? SecretValue { get; init; }
}
