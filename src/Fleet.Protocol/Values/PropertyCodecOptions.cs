namespace Fleet.Protocol.Values;

/// <summary>What happens to values that are not known yet.</summary>
public enum UnknownHandling
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>The member or item that is not known is left out.</summary>
    Skip,

    /// <summary>They are an error that names the property.</summary>
    Reject,
}

/// <summary>
/// Which of the special values pass through <see cref="PropertyCodec"/> or <see cref="PropertyFilter"/>, and what
/// becomes of the others. The default keeps everything.
/// </summary>
public sealed record PropertyCodecOptions
{
    /// <summary>Everything is kept: what a program sends to the engine.</summary>
    public static PropertyCodecOptions KeepAll { get; } = new();

    /// <summary>Secrets stay secrets. Otherwise the value inside takes their place, in clear.</summary>
    public bool KeepSecrets { get; init; } = true;

    /// <summary>
    /// References to resources stay references. Otherwise the resource's id takes their place, or its URN when it is a
    /// component.
    /// </summary>
    public bool KeepResources { get; init; } = true;

    /// <summary>
    /// Outputs keep their dependencies. Otherwise their value takes their place: as a secret when it is one, as an
    /// unknown when it is not known.
    /// </summary>
    public bool KeepOutputs { get; init; } = true;

    /// <summary>What becomes of values that are not known yet.</summary>
    public UnknownHandling Unknowns { get; init; }

    /// <summary>Members of the outermost object whose names start with <c>__</c> are left out.</summary>
    public bool SkipInternalKeys { get; init; }

    /// <summary>Assets and archives keep their hash only: what a provider sees of old state.</summary>
    public bool ElideAssets { get; init; }

    /// <summary>True when a value passes unchanged, whatever it is.</summary>
    internal bool KeepsEverything => KeepSecrets && KeepResources && KeepOutputs && Unknowns == UnknownHandling.Keep
        && !SkipInternalKeys && !ElideAssets;
}
