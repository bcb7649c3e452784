using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

public sealed class CronTests
{
    private const string Cron = "fleet:index:CronJob";

    private static readonly PropertyMap Program = Of(
        ("name", "backup"), ("schedule", "*/15 1-3,5 * jan mon-fri"), ("command", "date +%F >> /tmp/x"),
        ("environment", Of(("MAILTO", "root@example.org"))));

    [Theory]
    [InlineData("* * * * *", null)]
    [InlineData("@daily", null)]
    [InlineData("0 0 1 DEC sun", null)]
    [InlineData("0-30/5 23 31 12 7", null)]
    [InlineData("60 * * * *", "'60' is not a minute: 0 to 59, '*', ranges 'a-b', steps '/n', lists with commas.")]
    [InlineData("5-1 * * * *", "'5-1' is not a minute: 0 to 59, '*', ranges 'a-b', steps '/n', lists with commas.")]
    [InlineData("*/0 * * * *", "'*/0' is not a minute: 0 to 59, '*', ranges 'a-b', steps '/n', lists with commas.")]
    [InlineData("* * * * * root", "'* * * * * root' has 6 fields; a schedule has five: minute, hour, day of the month, month, day of the week.")]
    [InlineData("@often", "'@often' is none of @reboot, @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly.")]
    public async Task A_schedule_is_checked_before_cron_sees_it(string schedule, string? problem)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Cron, Program.With("schedule", schedule)))
            .Should().Equal(problem is null ? [] : [$"schedule: {problem}"]);
    }

    [Fact]
    public async Task What_cron_would_misread_is_refused()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Cron, Of(
            ("name", "a.b"), ("schedule", "@daily"), ("command", "one\ntwo"), ("user", "Root X"),
            ("environment", Of(("A-B", "x")))))).Should().Equal(
            "name: 'a.b' is not a name for a cron job: letters, digits, '_' and '-'. Cron ignores files of other names.",
            "command: A command is one line of shell text. Put more into a file, and run that.",
            "user: 'Root X' is not a user's name.",
            "environment.A-B: A variable has a name of letters, digits and '_', and a value in one line.");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_cron_job_lives_its_life()
    {
        using var folder = new TempFolder();
        await using var sshd = await OtherEtc.StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);
        var file = folder["etc/cron.d/backup"];

        var made = await session.CreateAsync(Cron, Program);
        var content = await File.ReadAllTextAsync(file);
        var imported = await session.ImportAsync(Cron, "backup");
        var updated = await session.UpdateAsync(made, Program.With("user", "daemon"));
        await File.AppendAllTextAsync(file, "# touched\n");
        var drift = await session.DriftAsync(updated);
        var read = await session.ReadAsync(updated);
        var changes = await session.ChangesAsync(read!, Program.With("user", "daemon"));
        await session.DeleteAsync(updated);

        content.Should().Be(
            "# Managed by Fleet: what is changed here is written over.\nMAILTO=\"root@example.org\"\n"
            + "*/15 1-3,5 * jan mon-fri root date +\\%F >> /tmp/x\n");
        imported.Should().Be(made with { Urn = imported!.Urn });
        drift.Should().Equal("thing: cron file was changed");
        changes.Should().Equal("sha256 Update");
        File.Exists(file).Should().BeFalse();
        (await session.DriftAsync(updated)).Should().Equal("thing: cron file is gone");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_file_with_more_than_one_job_cannot_be_imported()
    {
        using var folder = new TempFolder();
        await using var sshd = await OtherEtc.StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);
        folder.Write("etc/cron.d/two", "@daily root true\n@daily root false\n");

        var import = () => session.ImportAsync(Cron, "two");

        await import.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "'/etc/cron.d/two' on * cannot be imported: it holds something other than one job.*");
    }
}
