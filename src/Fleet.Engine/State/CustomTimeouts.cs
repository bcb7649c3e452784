namespace Fleet.Engine.State;

/// <summary>How long operations on a resource may take; null where the provider's own default applies.</summary>
internal sealed record CustomTimeouts
{
    public static CustomTimeouts None { get; } = new();

    public TimeSpan? Create { get; init; }

    public TimeSpan? Update { get; init; }

    public TimeSpan? Delete { get; init; }

    public TimeSpan? Read { get; init; }
}
