using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Acceptance.Tests;

/// <summary>The stacks of real machines are shown on a machine that has no network but its own loopback.</summary>
public sealed class OfflineTests : IDisposable
{
    // Whatever was to be contacted would be told as a failure.
    private static readonly string[] WithoutNetwork = ["unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"];
    private readonly LabWorkspace _workspace = new(90);

    public OfflineTests()
    {
        _workspace.Write("Pulumi.prod.yaml", LabWorkspace.Read("Pulumi.prod.yaml"));
        _workspace.Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "only here";
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    [MachineFact]
    public async Task What_is_not_filled_in_yet_is_previewed_and_reported_without_a_network()
    {
        await _workspace.Fleet.MustRunAsync("stack", "init", "prod");

        var preview = await RunAsync("preview", "--stack", "prod");
        var report = await RunAsync("report", "--stack", "prod");

        preview.ExitCode.Should().Be(0, preview.Text);
        preview.Text.Should().Contain("is data still missing: 'PLACEHOLDER: the name the site is reached by'")
            .And.MatchRegex("caddy docker:Container +create");
        report.ExitCode.Should().Be(0, report.Text);
        report.Output.Should().Contain("libnovel-prod");
    }

    private async Task<FleetOutcome> RunAsync(params string[] arguments)
    {
        using var process = _workspace.Fleet.StartIn(WithoutNetwork, arguments);
        return await FleetCommand.FinishAsync(process, arguments);
    }
}
