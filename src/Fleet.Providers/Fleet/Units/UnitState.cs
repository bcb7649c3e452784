namespace Fleet.Providers.Fleet.Units;

/// <summary>What systemd says of a unit.</summary>
/// <param name="FileState">Whether it starts with the host: <c>enabled</c>, <c>disabled</c>, <c>static</c> …</param>
/// <param name="ActiveState">Whether it runs: <c>active</c>, <c>inactive</c>, <c>failed</c> …</param>
/// <param name="EndsByItself">True for a unit that does its work and ends, so that being inactive is no fault.</param>
internal sealed record UnitState(string FileState, string ActiveState, bool EndsByItself)
{
    /// <summary>The properties to ask systemd for, in the order in which it need not answer.</summary>
    public const string Properties = "UnitFileState,ActiveState,Type,RemainAfterExit";

    /// <summary>
    /// Units that are started by others, or have nothing that says how they would be enabled, are as enabled as they can be.
    /// </summary>
    public bool? IsEnabled => FileState switch
    {
        "enabled" or "enabled-runtime" => true,
        "disabled" => false,
        _ => null,
    };

    /// <summary>Whether it runs; null where both may be right.</summary>
    public bool? IsActive => ActiveState switch
    {
        "active" or "reloading" or "activating" or "refreshing" => true,
        "failed" => false,
        _ => EndsByItself ? null : false,
    };

    /// <summary>How it differs from what is wanted, as a reason; null when it does not.</summary>
    public string? Difference(UnitInputs wanted) => this switch
    {
        _ when IsEnabled is { } isEnabled && isEnabled != wanted.IsEnabled => $"it is {FileState}",
        _ when IsActive is { } isActive && isActive != wanted.IsActive => $"it is {ActiveState}",
        _ => null,
    };

    /// <summary>Reads what <c>systemctl show</c> prints of one unit: lines of <c>Name=value</c>.</summary>
    public static UnitState Parse(string text)
    {
        var values = text.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);
        return new UnitState(
            values.GetValueOrDefault("UnitFileState", ""),
            values.GetValueOrDefault("ActiveState", ""),
            values.GetValueOrDefault("Type", "") == "oneshot" && values.GetValueOrDefault("RemainAfterExit", "") != "yes");
    }
}
