using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>A function of the program that runs with operations on resources that name it.</summary>
/// <param name="Name">Its name, one of a kind in a run.</param>
/// <param name="Callback">Where it is served.</param>
internal sealed record Hook(string Name, Callback Callback)
{
    /// <summary>True when it is asked about failures; false when it runs before or after operations.</summary>
    public bool IsForErrors { get; init; }

    /// <summary>True when it runs in previews too.</summary>
    public bool RunsInPreviews { get; init; }

    /// <summary>True when its failure is only a warning.</summary>
    public bool IgnoresErrors { get; init; }
}
