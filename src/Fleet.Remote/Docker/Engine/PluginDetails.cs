namespace Fleet.Remote.Docker;

/// <summary>A plugin that runs inside of an engine.</summary>
public sealed record PluginDetails
{
    public string Id { get; init; } = "";

    /// <summary>The name that it was given here.</summary>
    public string Name { get; init; } = "";

    public bool Enabled { get; init; }

    /// <summary>Where it was fetched from.</summary>
    public string PluginReference { get; init; } = "";

    public PluginSettings Settings { get; init; } = new();
}

/// <summary>What can be set of a plugin.</summary>
public sealed record PluginSettings
{
    /// <summary>Each as <c>KEY=VALUE</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }
}
