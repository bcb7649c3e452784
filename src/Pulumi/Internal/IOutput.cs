namespace Pulumi;

/// <summary>An output whose value type is not known at compile time.</summary>
internal interface IOutput
{
    ValueTask<OutputData<object?>> GetDataAsync();

    /// <summary>The data if it is there already; null while it is pending, or when it failed.</summary>
    OutputData<object?>? DataIfReady { get; }
}
