namespace Fleet;

/// <summary>Which of the host's GPUs a container may use.</summary>
/// <param name="Text">As Docker takes it, for example <c>all</c>.</param>
/// <example><code>Gpus = GpuUse.Devices("0", "1")</code></example>
public sealed record GpuUse(string Text)
{
    /// <summary>All of them.</summary>
    public static GpuUse All { get; } = new("all");

    /// <summary>These, by number or id.</summary>
    public static GpuUse Devices(params IEnumerable<string> ids) => new($"device={string.Join(',', ids)}");
}
