using Fleet.Lab.Machine;
using Fleet.Lab.Records;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Lab.Tests;

public sealed class LifecycleTests
{
    [MachineFact("dockerd")]
    public async Task Two_labs_run_side_by_side_and_each_end_leaves_nothing()
    {
        var lab = new Lab(new TestLog());
        try
        {
            await lab.UpAsync(LabSpec.For("t99", 99, "atlas"));
            await lab.UpAsync(LabSpec.For("t92", 92, "atlas"));
            var note = await lab.ExecAsync("t99", "atlas", ["sh", "-c", "echo one > /srv/note"]);
            note.ExitCode.Should().Be(0);
            (await lab.ExecAsync("t92", "atlas", ["ls", "/srv"])).Output.Should().BeEmpty();
            (await lab.ExecAsync("t92", "atlas", ["ip", "-o", "-4", "addr", "show", "eth0"])).Output.Should()
                .Contain("198.18.92.11").And.NotContain("198.18.99.11");

            await lab.DownAsync("t99");

            (await TracesAsync("t99")).Should().BeEmpty();
            (await lab.StatusAsync("t92"))!.IsWhole.Should().BeTrue();
        }
        finally
        {
            await lab.DownAsync("t99");
            await lab.DownAsync("t92");
        }

        (await TracesAsync("t92")).Should().BeEmpty();
    }

    [MachineFact("dockerd")]
    public async Task A_lab_whose_processes_were_killed_starts_again_with_its_disks()
    {
        var lab = new Lab(new TestLog());
        var spec = LabSpec.For("t93", 93, "atlas", "nova");
        try
        {
            await lab.UpAsync(spec);
            await lab.ExecAsync("t93", "atlas", ["sh", "-c", "echo kept > /srv/note && docker volume create kept"]);
            foreach (var name in new[] { "fleet-lab-t93-atlas", "fleet-lab-t93-nova", "fleet-lab-t93" })
            {
                await KillAllAsync(name);
            }

            (await lab.StatusAsync("t93"))!.Hosts.Should().OnlyContain(host => !host.Running && !host.Engine && !host.Ssh);
            var status = await lab.UpAsync(spec);

            status.IsWhole.Should().BeTrue();
            (await lab.ExecAsync("t93", "atlas", ["cat", "/srv/note"])).Output.Should().Be("kept\n");
            (await lab.ExecAsync("t93", "atlas", ["docker", "volume", "ls", "-q"])).Output.Should().Be("kept\n");
        }
        finally
        {
            await lab.DownAsync("t93");
        }

        (await TracesAsync("t93")).Should().BeEmpty();
    }

    [MachineFact("dockerd")]
    public async Task A_start_that_was_cut_off_is_completed_by_the_next_one()
    {
        var lab = new Lab(new TestLog());
        var spec = LabSpec.For("t98", 98, "atlas", "nova");
        try
        {
            foreach (var milliseconds in new[] { 20, 60, 110, 180, 300, 600 })
            {
                using (var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds)))
                {
                    var start = () => lab.UpAsync(spec, cut.Token);
                    await start.Should().ThrowAsync<OperationCanceledException>();
                }

                (await lab.UpAsync(spec)).IsWhole.Should().BeTrue("it was cut off after {0} ms", milliseconds);
                await KillAllAsync("fleet-lab-t98-atlas");
                await Tool.RunAsync("ip", ["netns", "delete", milliseconds % 20 == 0 ? "fleet-lab-t98" : "fleet-lab-t98-nova"]);
            }
        }
        finally
        {
            await lab.DownAsync("t98");
        }

        (await TracesAsync("t98")).Should().BeEmpty();
    }

    [MachineFact("dockerd")]
    public async Task A_lab_without_its_record_is_ended_by_its_names()
    {
        var lab = new Lab(new TestLog());
        try
        {
            await lab.UpAsync(LabSpec.For("t94", 94, "atlas"));
            File.Delete(new LabPaths("t94").Record);
        }
        finally
        {
            await lab.DownAsync("t94");
        }

        (await TracesAsync("t94")).Should().BeEmpty();
    }

    [MachineFact("dockerd")]
    public async Task A_host_that_is_no_longer_wanted_is_removed()
    {
        var lab = new Lab(new TestLog());
        try
        {
            await lab.UpAsync(LabSpec.For("t95", 95, "atlas", "nova"));
            var status = await lab.UpAsync(LabSpec.For("t95", 95, "atlas"));

            status.Hosts.Select(host => host.Name).Should().Equal("atlas");
            (await TracesAsync("t95-nova")).Should().BeEmpty();
            Directory.Exists("/var/lib/fleet-lab/t95/nova").Should().BeFalse();
        }
        finally
        {
            await lab.DownAsync("t95");
        }
    }

    [MachineFact("dockerd")]
    public async Task A_number_in_use_is_refused()
    {
        var lab = new Lab(new TestLog());
        try
        {
            await lab.UpAsync(LabSpec.For("t96", 96));
            var second = () => lab.UpAsync(LabSpec.For("t96b", 96));

            (await second.Should().ThrowAsync<LabException>()).WithMessage(
                "Lab 't96b': number 96 belongs to lab 't96'. Take another number, or end that lab.");
        }
        finally
        {
            await lab.DownAsync("t96");
        }
    }

    private static async Task KillAllAsync(string networkNamespace)
    {
        var pids = await Tool.RunAsync("ip", ["netns", "pids", networkNamespace]);
        foreach (var pid in pids.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))
        {
            await (ProcessMark.Of(pid)?.KillAsync(TimeProvider.System, CancellationToken.None) ?? Task.CompletedTask);
        }
    }

    /// <summary>Everything of this machine that bears a lab's name.</summary>
    private static async Task<List<string>> TracesAsync(string id)
    {
        var traces = new List<string>();
        traces.AddRange(Lines(await Tool.RunAsync("ip", ["netns", "list"]), $"fleet-lab-{id}"));
        traces.AddRange(Lines(await Tool.RunAsync("ip", ["-o", "link"]), $"fl-{id}"));
        traces.AddRange(Lines(await Tool.RunAsync("nft", ["list", "tables"]), $"fleet_lab_{id}"));
        traces.AddRange(Lines(await Tool.RunAsync("cat", ["/proc/mounts"]), $"fleet-lab/{id}"));
        traces.AddRange(Lines(await Tool.RunAsync("losetup", ["-a"]), $"fleet-lab/{id}"));
        traces.AddRange(Lines(
            await Tool.RunAsync("sh", ["-c", "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '"]), $"fleet-lab/{id}/"));
        traces.AddRange(Lines(
            await Tool.RunAsync("find", ["/sys/fs/cgroup", "-maxdepth", "3", "-name", id, "-path", "*fleet-lab*"]), id));
        traces.AddRange(new[] { $"/run/fleet-lab/{id}", $"/var/lib/fleet-lab/{id}" }.Where(Path.Exists));
        return traces;
    }

    private static IEnumerable<string> Lines(ToolResult result, string word) =>
        result.Output.Split('\n').Where(line => line.Contains(word, StringComparison.Ordinal));
}
