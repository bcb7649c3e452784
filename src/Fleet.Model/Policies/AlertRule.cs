using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fleet;

/// <summary>Something Prometheus warns of.</summary>
/// <param name="Name">The name, unique in the fleet.</param>
/// <param name="Expression">A PromQL expression that has a value while there is something to warn of.</param>
public sealed record AlertRule(string Name, string Expression)
{
    /// <summary>How long it must last; five minutes unless said.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How bad it is; a warning unless said.</summary>
    public AlertLevel Level { get; init; } = AlertLevel.Warning;

    /// <summary>What to tell those who are woken.</summary>
    public string? Summary { get; init; }

    /// <summary>Warns when a service uses more than a share of the memory it may use.</summary>
    /// <param name="service">A service with a memory limit.</param>
    /// <param name="percent">The share, 1 to 100.</param>
    public static AlertRule MemoryAbove(Service service, int percent)
    {
        ArgumentNullException.ThrowIfNull(service);
        var container = JsonSerializer.Serialize(service.ContainerName, PolicyJson.Default.String);
        return new AlertRule(
            $"memory-{service.ContainerName}",
            $"container_memory_working_set_bytes{{name={container}}} / container_spec_memory_limit_bytes{{name={container}}} * 100 > {percent}")
        {
            Summary = $"{service.Name} uses more than {percent}% of its memory",
        };
    }

    /// <summary>Warns when a page that is probed does not answer as it should.</summary>
    public static AlertRule Down(HealthUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new AlertRule($"down-{url.Name}", $"probe_success{{instance={JsonSerializer.Serialize(url.Url, PolicyJson.Default.String)}}} == 0")
        {
            Level = AlertLevel.Critical,
            For = TimeSpan.FromMinutes(2),
            Summary = $"{url.Name} does not answer",
        };
    }

    /// <summary>Rules as a file that Prometheus reads.</summary>
    public static string ToPrometheus(IEnumerable<AlertRule> rules, string group = "fleet")
    {
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        text.Append("groups:\n").Append($"  - name: {Quote(group)}\n").Append("    rules:\n");
        foreach (var rule in rules)
        {
            text.Append($"      - alert: {Quote(rule.Name)}\n");
            text.Append($"        expr: {Quote(rule.Expression)}\n");
            text.Append(CultureInfo.InvariantCulture, $"        for: {(long)rule.For.TotalSeconds}s\n");
            text.Append($"        labels:\n          severity: {Document.Words.Of(rule.Level)}\n");
            if (rule.Summary is { } summary)
            {
                text.Append($"        annotations:\n          summary: {Quote(summary)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A text of JSON is one of YAML too.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(text, PolicyJson.Default.String);
}

/// <summary>How bad something is.</summary>
public enum AlertLevel
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>To be looked at soon.</summary>
    Warning,

    /// <summary>To be looked at now.</summary>
    Critical,
}
