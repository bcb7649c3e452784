using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fleet;

/// <summary>A page that says whether something is well.</summary>
/// <param name="Name">The name, unique in the fleet.</param>
/// <param name="Url">The whole URL.</param>
/// <example><code>fleet.Policies.HealthUrls.Add(new HealthUrl("shop", "https://shop.example/health") { Every = TimeSpan.FromMinutes(5) });</code></example>
public sealed record HealthUrl(string Name, string Url)
{
    /// <summary>How it is asked for; GET unless said.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The status it answers with; 200 unless said.</summary>
    public int Status { get; init; } = 200;

    /// <summary>How often it is asked for; every minute unless said.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A page of a site of an edge.</summary>
    public static HealthUrl Of(string name, Site site, string path)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new HealthUrl(name, $"{(site.IsEncrypted ? "https" : "http")}://{site.Name}{path}");
    }

    /// <summary>Pages as the configuration of Gatus.</summary>
    public static string ToGatus(IEnumerable<HealthUrl> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var text = new StringBuilder("endpoints:\n");
        foreach (var url in urls)
        {
            text.Append($"  - name: {Quote(url.Name)}\n    url: {Quote(url.Url)}\n    method: {Quote(url.Method)}\n");
            text.Append(CultureInfo.InvariantCulture, $"    interval: {(long)url.Every.TotalSeconds}s\n");
            text.Append(CultureInfo.InvariantCulture, $"    conditions:\n      - \"[STATUS] == {url.Status}\"\n");
        }

        return text.ToString();
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, PolicyJson.Default.String);
}
