using System.Diagnostics;
using System.Text.Json;
using Fleet.TestKit;

namespace Fleet.Page.Tests;

/// <summary>
/// Chromium with the pages of the sample fleet. It is started once for all checks of <c>browser/checks.mjs</c>, and only
/// when the first result is asked for.
/// </summary>
public sealed class Browser : IDisposable
{
    private static readonly string Sources = Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Page.Tests", "browser");
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(8);

    private readonly TempFolder _folder = new();
    private Task<IReadOnlyDictionary<string, string>>? _results;

    /// <summary>What was wrong in each check, by its name; nothing where it was well.</summary>
    public Task<IReadOnlyDictionary<string, string>> ResultsAsync() => _results ??= RunAsync();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyDictionary<string, string>> RunAsync()
    {
        await NodePackages.InstallAsync(Sources);
        var page = _folder.Write("page.html", FleetPage.Render(SampleFleet.Document()));
        var hostile = _folder.Write("hostile.html", FleetPage.Render(SampleFleet.HostileDocument()));
        var results = _folder["results.json"];
        var start = new ProcessStartInfo("node", ["checks.mjs", page, hostile, SampleFleet.Hostile, results]) { WorkingDirectory = Sources };
        var run = await NodePackages.RunAsync(start, RunTime);
        return run.ExitCode == 0
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(results))!
            : throw new InvalidOperationException($"The browser's checks ended with {run.ExitCode}.\n{run.Output}");
    }
}
