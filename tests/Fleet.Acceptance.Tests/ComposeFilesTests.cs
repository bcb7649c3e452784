using Fleet.Lab;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Acceptance.Tests;

/// <summary>The sample Compose files, each a stack of one host: applied on the lab, and then there is nothing more to do.</summary>
public sealed class ComposeFilesTests : IDisposable
{
    private const int Number = 63;
    private readonly TempFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [MachineFact("dockerd")]
    public async Task Sample_files_are_applied_and_previewed_again_there_is_no_change()
    {
        // All thirty take a minute and a half; the first five hold what is looked at below.
        var count = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? 30 : 5;
        var fleet = Workspace(count);
        await fleet.RunAsync("lab", "down", "--yes");
        try
        {
            await fleet.MustRunAsync("lab", "up");

            var preview = await fleet.RunAsync("preview", "--stack", "lab", "--drift", "--expect-no-changes");
            preview.ExitCode.Should().Be(0, preview.Text);
            var again = await fleet.RunAsync("up", "--stack", "lab", "--yes", "--expect-no-changes");
            again.ExitCode.Should().Be(0, again.Text);

            var merged = await fleet.MustRunAsync("lab", "ssh", "compose", "--", "docker", "inspect", "-f", "{{.Config.Image}} {{.Path}} {{.Config.Env}}", "merge-web");
            merged.Output.Should().Contain("acme/web:1.0.1").And.Contain("LEVEL=info").And.NotContain("REGION").And.NotContain("DROPPED");
            var shared = await fleet.MustRunAsync("lab", "ssh", "compose", "--", "docker", "inspect", "-f", "{{.HostConfig.NetworkMode}}", "media-torrents");
            shared.Output.Should().StartWith("container:");
            TestCounts.Add($"Compose files applied on the lab and previewed again without a change: {count}");
        }
        finally
        {
            await fleet.RunAsync("lab", "down", "--yes");
        }
    }

    private FleetCommand Workspace(int count)
    {
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(bin.Parent!.Parent!.FullName, "Fleet.Compose.Programs", bin.Name, "Fleet.Compose.Programs");
        _folder.Write("Pulumi.yaml", $"""
            name: samples
            runtime:
              name: dotnet
              options: {"{"} binary: {program} {"}"}
            backend: {"{"} url: "file://./.fleet/state" {"}"}

            """);
        var lines = LabWorkspace.Read("Pulumi.lab.yaml").Split('\n').ToList();
        var salt = lines.First(line => line.StartsWith("encryptionsalt:", StringComparison.Ordinal));
        var key = lines.SkipWhile(line => !line.StartsWith("  fleet:sshKey:", StringComparison.Ordinal)).Take(2);
        _folder.Write("Pulumi.lab.yaml", $"""
            {salt}
            config:
              fleet:owns: ["*"]
              fleet:disposable: true
              fleet:hosts:
                compose: {"{"} address: 198.18.{Number}.11, user: root, hostKey: "{LabKeys.HostKey("compose").PublicLine}" {"}"}
              samples:folder: {Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Compose.Tests", "Samples")}
              samples:count: "{count}"
            {string.Join('\n', key)}

            """);
        return new FleetCommand(_folder.Path);
    }
}
