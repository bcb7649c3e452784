using System.Net.Sockets;
using Fleet.Lab.Machine;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

[Collection(nameof(SharedLab))]
public sealed class HostsTests(SharedLab shared)
{
    [MachineFact("dockerd")]
    public async Task A_second_start_changes_nothing()
    {
        var before = await RootProcessesAsync();
        var log = new TestLog();

        var status = await new Lab(log).UpAsync(SharedLab.Spec);

        status.IsWhole.Should().BeTrue();
        log.Lines.Should().NotContain(line => line.StartsWith("Started") || line.StartsWith("Made"));
        (await RootProcessesAsync()).Should().Equal(before);
    }

    [MachineFact("dockerd")]
    public async Task A_host_has_a_name_a_home_and_processes_of_its_own()
    {
        await shared.OnAsync("atlas", "sh", "-c", "echo hello > /root/note; echo hello > /srv/note; echo hello > /etc/note");

        (await shared.OnAsync("atlas", "hostname")).Should().Be("atlas");
        (await shared.OnAsync("atlas", "cat", "/root/note", "/srv/note")).Should().Be("hello\nhello");
        (await shared.OnAsync("nova", "sh", "-c", "ls -A /root /srv /home")).Should().Be("/home:\n\n/root:\n\n/srv:");
        (await shared.OnAsync("atlas", "cat", "/proc/1/comm")).Should().Be("sleep");
        File.Exists("/etc/note").Should().BeFalse();
        await shared.OnAsync("atlas", "rm", "/root/note", "/srv/note", "/etc/note");
    }

    [MachineFact("dockerd")]
    public async Task The_client_key_logs_in_and_the_host_key_is_the_derived_one()
    {
        string[] command = [.. Lab.SshCommand(SharedLab.Id, "nova"), "echo $(hostname) $(id -un); command -v docker"];

        var result = await Tool.RunAsync(command[0], command[1..]);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().StartWith("nova root\n/");
    }

    [MachineFact("dockerd")]
    public async Task Another_key_is_refused()
    {
        using var folder = new TempFolder();
        await Tool.DoAsync("test", "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder["key"]]);
        string[] command = [.. Lab.SshCommand(SharedLab.Id, "nova"), "true"];
        command[Array.IndexOf(command, "-i") + 1] = folder["key"];

        var result = await Tool.RunAsync(command[0], ["-o", "BatchMode=yes", .. command[1..]]);

        result.ExitCode.Should().Be(255);
        result.Error.Should().Contain("Permission denied (publickey)");
    }

    [MachineFact("dockerd")]
    public async Task Each_host_has_an_engine_of_its_own()
    {
        await shared.OnAsync("atlas", "docker", "volume", "create", "only-here");

        (await shared.OnAsync("atlas", "docker", "volume", "ls", "-q")).Should().Contain("only-here");
        (await shared.OnAsync("nova", "docker", "volume", "ls", "-q")).Should().NotContain("only-here");
        (await shared.OnAsync("atlas", "docker", "info", "-f", "{{.ID}}")).Should()
            .NotBe(await shared.OnAsync("nova", "docker", "info", "-f", "{{.ID}}"));
        (await shared.OnAsync("atlas", "docker", "info", "-f", "{{.Driver}} {{.DockerRootDir}}")).Should()
            .Be("overlay2 /var/lib/docker");
        await shared.OnAsync("atlas", "docker", "volume", "rm", "only-here");
    }

    [MachineFact("dockerd")]
    public async Task Hosts_reach_each_other_and_the_machine_and_nothing_else()
    {
        await shared.OnAsync("atlas", "busybox", "nc", "-w", "3", "198.18.90.12", "22", "-e", "/bin/true");
        await shared.OnAsync("nova", "busybox", "nc", "-w", "3", "198.19.90.11", "22", "-e", "/bin/true");
        await shared.OnAsync("nova", "ip", "route", "get", "198.18.90.1");
        using var client = new TcpClient();
        await client.ConnectAsync("198.18.90.11", 22);

        var outside = await shared.Lab.ExecAsync(SharedLab.Id, "atlas", ["ip", "route", "get", "192.0.2.1"]);
        outside.ExitCode.Should().NotBe(0);
        outside.Error.Should().Contain("Network is unreachable");
        (await shared.OnAsync("atlas", "ip", "route", "show", "default")).Should().BeEmpty();
    }

    [MachineFact("dockerd")]
    public async Task Names_are_answered_at_once_known_or_not()
    {
        (await shared.OnAsync("atlas", "busybox", "nslookup", "nova")).Should().Contain("198.18.90.12");
        var unknown = await shared.Lab.ExecAsync(SharedLab.Id, "atlas", ["busybox", "nslookup", "unknown.test"]);

        unknown.ExitCode.Should().NotBe(0);
        (unknown.Output + unknown.Error).Should().Contain("NXDOMAIN");
    }

    [MachineFact("dockerd")]
    public async Task A_packet_to_a_forbidden_address_is_dropped_and_counted()
    {
        var before = await shared.Lab.StatusAsync(SharedLab.Id);

        await shared.Lab.ExecAsync(
            SharedLab.Id, "atlas", ["busybox", "nc", "-w", "1", SharedLab.Forbidden, "22", "-e", "/bin/true"]);

        var after = await shared.Lab.StatusAsync(SharedLab.Id);
        (after!.Dropped[SharedLab.Forbidden] - before!.Dropped[SharedLab.Forbidden]).Should().BePositive();
        after.Hosts[0].Dropped[SharedLab.Forbidden].Should().BePositive();
        after.Hosts[1].Dropped[SharedLab.Forbidden].Should().Be(0);
        after.Dropped.Where(count => Lab.DeclaredAddresses.Contains(count.Key)).Should().OnlyContain(count => count.Value == 0);
    }

    private static async Task<string[]> RootProcessesAsync()
    {
        var pids = new List<string>();
        foreach (var host in SharedLab.Spec.Hosts)
        {
            var result = await Tool.RunAsync("ip", ["netns", "pids", $"fleet-lab-{SharedLab.Id}-{host.Name}"]);
            pids.AddRange(result.Output.Split('\n').Where(pid => Comm(pid) is "dockerd" or "sleep" or "containerd"));
        }

        return [.. pids.Order()];
    }

    private static string? Comm(string pid) =>
        pid.Length > 0 && File.Exists($"/proc/{pid}/comm") ? File.ReadAllText($"/proc/{pid}/comm").Trim() : null;
}
