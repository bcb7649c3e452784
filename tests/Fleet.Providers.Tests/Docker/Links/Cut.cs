namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>When a link to an engine is cut.</summary>
/// <param name="Change">At which change, counted from zero.</param>
/// <param name="Loss">What is lost of it.</param>
internal sealed record Cut(int Change, Loss Loss)
{
    /// <summary>Only changes count whose request has this in its first line.</summary>
    public string Of { get; init; } = "";

    /// <summary>The answer gets through until it says this; null loses all of it.</summary>
    public string? Says { get; init; }

    /// <summary>True when nothing gets through any more, as if the client had been killed; else new connections work at once.</summary>
    public bool IsForGood { get; init; }
}
