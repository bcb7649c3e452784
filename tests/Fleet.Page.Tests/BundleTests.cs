using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Page.Tests;

/// <summary>What is built into the program is what its sources say.</summary>
public class BundleTests
{
    private static readonly string Sources = Path.Combine(RepositoryRoot.Path, "src", "Fleet.Page", "web");

    [NodeFact]
    public async Task The_committed_bundle_is_that_of_the_sources()
    {
        using var folder = new TempFolder();
        await NodePackages.InstallAsync(Sources);

        var types = await RunAsync(Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit");
        var bundle = await RunAsync("build.mjs", folder.Path);

        types.Should().Be(new NodeResult(0, ""));
        bundle.Should().Be(new NodeResult(0, ""));
        foreach (var part in PagePart.All)
        {
            var fresh = await File.ReadAllTextAsync(folder[part.Name]);

            // Not as texts: nobody reads the difference between two bundles.
            (part.Text == fresh).Should().BeTrue("'npm ci && npm run build' in src/Fleet.Page/web writes '{0}' anew", part.Name);
        }
    }

    private static Task<NodeResult> RunAsync(params string[] arguments) =>
        NodePackages.RunAsync(new ProcessStartInfo("node", arguments) { WorkingDirectory = Sources }, TimeSpan.FromMinutes(2));
}
