using System.Diagnostics;
using System.Globalization;
using Fleet.Lab.Machine;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class FaultsTests : IAsyncLifetime
{
    private const string Id = "t97";
    private const string Image = "libnovel/ui:v1";

    private readonly Lab _lab = new(new TestLog());

    private static LabSpec Spec => LabSpec.For(Id, 97, "atlas", "nova");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Lab.Ids().Contains(Id))
        {
            await _lab.DownAsync(Id);
        }
    }

    [MachineFact("dockerd")]
    public async Task Every_fault_does_its_harm_and_heals()
    {
        (await _lab.UpAsync(Spec)).IsWhole.Should().BeTrue();
        await _lab.EnsureImagesAsync(Id, "atlas", [new ImageRequest { Reference = Image, Ports = [3000] }]);
        await OnAsync("docker", "run", "-d", "--name", "ui", "--restart", "unless-stopped", Image);

        await BreakAsync("network");
        (await SshAsync("atlas")).Should().Be(255);
        (await SshAsync("nova")).Should().Be(0);
        await HealAsync();
        (await SshAsync("atlas")).Should().Be(0);

        await BreakAsync("ssh");
        (await StatusAsync()).Ssh.Should().BeFalse();
        (await SshAsync("atlas")).Should().Be(255);
        await HealAsync();
        (await SshAsync("atlas")).Should().Be(0);

        await BreakAsync("engine");
        (await StatusAsync()).Engine.Should().BeFalse();
        (await RunAsync("docker", "ps")).ExitCode.Should().NotBe(0);
        await HealAsync();
        await UiRunsAgainAsync();

        // An engine of this version takes containers it finds running for ended ones, and leaves them so.
        await BreakAsync("engine-kill");
        (await StatusAsync()).Engine.Should().BeFalse();
        await HealAsync();
        await OnAsync("docker", "start", "ui");
        await UiRunsAgainAsync();

        await BreakAsync("disk");
        var full = await RunAsync("docker", "create", Image);
        full.ExitCode.Should().NotBe(0);
        full.Error.Should().Contain("no space left on device");
        (await RunAsync("sh", "-c", "echo text > /srv/file")).ExitCode.Should().NotBe(0);
        await HealAsync();
        await OnAsync("docker", "rm", await OnAsync("docker", "create", Image));

        var engine = await OnAsync("docker", "info", "-f", "{{.ID}}");
        await BreakAsync("power");
        (await StatusAsync()).Running.Should().BeFalse();
        await HealAsync();
        await UiRunsAgainAsync();

        (await OnAsync("docker", "info", "-f", "{{.ID}}")).Should().Be(engine);

        await BreakAsync("loss=100");
        (await SshAsync("atlas")).Should().Be(255);
        await HealAsync();
        (await SshAsync("atlas")).Should().Be(0);

        await BreakAsync("rate=64");
        (await DownloadAsync()).Should().BeGreaterThan(TimeSpan.FromSeconds(1));
        await HealAsync();
        (await DownloadAsync()).Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [MachineFact("dockerd")]
    public async Task A_delay_holds_every_packet_in_both_directions_and_heals()
    {
        await _lab.UpAsync(Spec);
        await BreakAsync("delay=100");

        (await RoundTripAsync()).Should().BeInRange(200, 400);
        (await DownloadAsync()).Should().BeGreaterThan(TimeSpan.FromSeconds(1), "a login takes many round trips");
        await HealAsync();

        (await RoundTripAsync()).Should().BeLessThan(100);
    }

    [MachineFact("dockerd")]
    public async Task An_engine_that_ends_at_its_start_is_started_again_for_a_while()
    {
        await _lab.UpAsync(Spec);
        await StandInFrontOfEngineAsync("""
            read -r left </run/crashes
            if [ "$left" -gt 0 ]; then
              echo $((left - 1)) >/run/crashes
              # Some leave the file behind, some take it away.
              [ "$left" != 1 ] || echo $$ >/run/docker.pid
              echo "panic: for the test" >&2
              exit 2
            fi
            """);

        await BreakAsync("engine-kill");
        await OnAsync("sh", "-c", "echo 2 >/run/crashes");
        await HealAsync();
        (await StatusAsync()).Engine.Should().BeTrue();

        await BreakAsync("engine-kill");
        await OnAsync("sh", "-c", "echo 3 >/run/crashes");
        var healing = HealAsync;
        (await healing.Should().ThrowAsync<LabException>()).WithMessage(
            "Starting the engine of host 'atlas' of lab 't97': it ends, 3 times in a row: panic: for the test");
    }

    [MachineFact("dockerd")]
    public async Task An_engine_whose_process_file_is_still_empty_has_not_ended()
    {
        await _lab.UpAsync(Spec);
        await StandInFrontOfEngineAsync("""
            echo start >>/run/starts
            : >/run/docker.pid
            sleep 1
            """);

        await BreakAsync("engine");
        await HealAsync();

        (await StatusAsync()).Engine.Should().BeTrue();
        (await OnAsync("cat", "/run/starts")).Trim().Should().Be("start");
    }

    [MachineFact("dockerd")]
    public async Task A_new_start_heals_too()
    {
        await _lab.UpAsync(Spec);
        await BreakAsync("network");
        await BreakAsync("ssh");
        (await StatusAsync()).Faults.Should().Equal("network", "ssh");

        var status = await _lab.UpAsync(Spec);

        status.IsWhole.Should().BeTrue();
        (await SshAsync("atlas")).Should().Be(0);
    }

    [MachineFact("dockerd")]
    public async Task An_unknown_host_is_named_with_those_there_are()
    {
        await _lab.UpAsync(Spec);

        var breaking = () => _lab.BreakAsync(Id, "atlantis", LabFault.Parse("ssh"));

        (await breaking.Should().ThrowAsync<LabException>()).WithMessage(
            "Lab 't97' has no host 'atlantis'. Its hosts are atlas, nova.");
    }

    private Task BreakAsync(string fault) => _lab.BreakAsync(Id, "atlas", LabFault.Parse(fault));

    private async Task HealAsync()
    {
        await _lab.HealAsync(Id, "atlas");
        (await StatusAsync()).Should().Match<HostStatus>(host => host.Running && host.Engine && host.Ssh && host.Faults.IsEmpty);
    }

    private async Task<HostStatus> StatusAsync() => (await _lab.StatusAsync(Id))!.Hosts[0];

    private Task<LabCommandResult> RunAsync(params string[] command) => _lab.ExecAsync(Id, "atlas", command);

    private async Task<string> OnAsync(params string[] command)
    {
        var result = await RunAsync(command);
        result.ExitCode.Should().Be(0, "{0}: {1}", string.Join(' ', command), result.Error);
        return result.Output.Trim();
    }

    /// <summary>From now on a start of the engine runs these lines of shell first.</summary>
    private async Task StandInFrontOfEngineAsync(string lines) => await OnAsync("sh", "-c", $"""
        mkdir /run/real && touch /run/real/dockerd && mount --bind "$(command -v dockerd)" /run/real/dockerd
        cat >/run/first <<'EOF'
        #!/bin/sh
        {lines}
        exec /run/real/dockerd "$@"
        EOF
        chmod +x /run/first && mount --bind /run/first "$(command -v dockerd)"
        """);

    private static async Task<int> SshAsync(string host)
    {
        string[] command = [.. Lab.SshCommand(Id, host)];
        return (await Tool.RunAsync("timeout", ["20", "ssh", "-o", "ConnectTimeout=2", .. command[1..], "true"])).ExitCode;
    }

    private async Task UiRunsAgainAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await OnAsync("docker", "inspect", "-f", "{{.State.Running}}", "ui") != "true")
        {
            await Task.Delay(100, deadline.Token);
        }
    }

    /// <summary>How many milliseconds the quickest of three packets takes to the host and back.</summary>
    private static async Task<double> RoundTripAsync()
    {
        var answer = await Tool.RunAsync("busybox", ["ping", "-c", "3", "-i", "0.2", Spec.Hosts[0].Address]);

        // round-trip min/avg/max = 0.053/0.069/0.085 ms
        return double.Parse(answer.Output[(answer.Output.LastIndexOf('=') + 1)..].Split('/')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>How long 32 kB take from the host to this machine.</summary>
    private static async Task<TimeSpan> DownloadAsync()
    {
        string[] command = [.. Lab.SshCommand(Id, "atlas"), "head -c 32000 /dev/urandom"];
        var watch = Stopwatch.StartNew();
        (await Tool.RunAsync(command[0], command[1..])).ExitCode.Should().Be(0);
        return watch.Elapsed;
    }
}
