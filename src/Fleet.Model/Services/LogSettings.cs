namespace Fleet;

/// <summary>Where a container's output goes.</summary>
/// <param name="Driver">The log driver, for example <c>json-file</c>.</param>
/// <example><code>Logging = new LogSettings("json-file") { Options = { ["max-size"] = "10m" } }</code></example>
public sealed record LogSettings(string Driver)
{
    /// <summary>Options of the driver, for example <c>max-size</c>.</summary>
    public Dictionary<string, string> Options { get; } = [];
}
