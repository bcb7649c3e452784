using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

/// <summary>
/// No host of these tests is run by systemd: a <c>systemctl</c> that remembers what it was told, and answers as the real
/// one does, stands in. The unit files and the host are real.
/// </summary>
public sealed class UnitTests
{
    private const string Unit = "fleet:index:SystemdUnit";

    private const string Systemctl =
        """
        #!/bin/sh
        echo "$*" >>FOLDER/said
        for unit; do :; done
        case "$*" in
          daemon-reload) ;;
          *enable\ *--now*) rm -f "FOLDER/enabled/$unit" "FOLDER/active/$unit" ;;
          *\ disable*) rm -f "FOLDER/enabled/$unit" ;;
          *\ enable*) touch "FOLDER/enabled/$unit" ;;
          start*) if [ -e FOLDER/broken ]; then echo "Job for $unit failed." >&2; exit 1; fi; touch "FOLDER/active/$unit" ;;
          stop*) rm -f "FOLDER/active/$unit" ;;
          *is-active*) [ -e "FOLDER/active/$unit" ] ;;
          status*) echo "last log line"; exit 3 ;;
          show*)
            if [ -e "FOLDER/enabled/$unit" ]; then echo UnitFileState=enabled; else echo UnitFileState=disabled; fi
            if [ -e "FOLDER/active/$unit" ]; then echo ActiveState=active; else echo ActiveState=inactive; fi
            echo Type=simple; echo RemainAfterExit=no ;;
        esac
        """;

    private static readonly PropertyMap Program = Of(
        ("name", "web.service"), ("content", "[Service]\nExecStart=/bin/web\n"));

    [Fact]
    public async Task What_can_be_no_unit_is_refused()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Unit, Of(("name", "web"), ("content", "x"), ("onChange", "kill")))).Should().Equal(
            "name: 'web' is not the name of a unit: letters, digits and ':-_.@', then its kind, such as '.service' or '.timer'.",
            "content: A unit file has sections, such as '[Unit]' and '[Service]'; this has none.",
            "onChange: 'kill' is none of restart, reload, none.");
        (await session.FailuresAsync(Unit, Program.With("name", "web@.service"))).Should().Equal(
            "active: 'web@.service' is a template, which cannot run itself. Set 'active' to false.");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_unit_is_written_enabled_started_and_restarted_by_a_change()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);

        var made = await session.CreateAsync(Unit, Program);
        var first = Said(folder);
        var changed = Program.With("content", "[Service]\nExecStart=/bin/web --new\n");
        var restarted = await session.UpdateAsync(made, changed);
        var second = Said(folder);
        var reloaded = await session.UpdateAsync(restarted, changed.With("onChange", "reload").With("triggers", PropertyValue.Of("1")));
        var third = Said(folder);
        await session.DeleteAsync(reloaded);

        first.Should().Equal(
            "daemon-reload", "--quiet enable -- web.service", "--quiet is-active -- web.service", "start -- web.service");
        second.Should().Equal(
            "daemon-reload", "--quiet enable -- web.service", "--quiet is-active -- web.service", "restart -- web.service");
        third.Should().EndWith("reload-or-restart -- web.service");
        Said(folder).Should().Equal(
            "--quiet disable --now -- web.service", "daemon-reload", "reset-failed -- web.service");
        File.Exists(folder["etc/systemd/system/web.service"]).Should().BeFalse();
    }

    [MachineFact("sshd", "ssh")]
    public async Task What_is_stopped_disabled_or_edited_by_hand_is_found_and_mended()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);
        var made = await session.CreateAsync(Unit, Program);
        var fine = await session.DriftAsync(made);
        var imported = await session.ImportAsync(Unit, "web.service");

        File.Delete(folder["state/active/web.service"]);
        var stopped = await session.DriftAsync(made);
        var read = await session.ReadAsync(made);
        var changes = await session.ChangesAsync(read!, Program);
        await session.UpdateAsync(read!, Program);
        var mended = await session.DriftAsync(made);
        File.Delete(folder["state/enabled/web.service"]);
        var disabled = await session.DriftAsync(made);
        await File.WriteAllTextAsync(folder["etc/systemd/system/web.service"], "[Service]\n");

        fine.Should().BeEmpty();
        imported!.Outputs.Should().Equal(made.Outputs);
        stopped.Should().Equal("thing: unit: it is inactive");
        changes.Should().Equal("active Update");
        mended.Should().BeEmpty();
        disabled.Should().Equal("thing: unit: it is disabled");
        (await session.DriftAsync(made)).Should().Equal("thing: unit file was changed");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_unit_that_does_not_start_shows_why()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);
        folder.Write("state/broken", "");

        var create = () => session.CreateAsync(Unit, Program);

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            $"Unit 'web.service' on 'root@127.0.0.1:{sshd.Port}' did not become what it should be: exit code 1.\n"
            + "Job for web.service failed.\nlast log line");
    }

    private static Task<RealSshd> StartAsync(TempFolder folder)
    {
        Directory.CreateDirectory(folder["state/enabled"]);
        Directory.CreateDirectory(folder["state/active"]);
        var path = folder.Write("bin/systemctl", Systemctl.Replace("FOLDER", folder["state"]));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return OtherEtc.StartAsync(folder, $"SetEnv PATH={folder["bin"]}:/usr/bin:/bin");
    }

    private static string[] Said(TempFolder folder)
    {
        var lines = File.ReadAllLines(folder["state/said"]);
        File.Delete(folder["state/said"]);
        return lines;
    }
}
