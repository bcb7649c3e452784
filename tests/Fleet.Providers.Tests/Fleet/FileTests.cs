using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

public sealed class FileTests
{
    private const string File = "fleet:index:File";
    private const string Sha256OfX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    private static readonly Made Recorded = Record(Of(
        ("path", "/etc/a"), ("content", "x"), ("mode", "0644"), ("owner", "root"), ("group", "root")));

    [Fact]
    public async Task Defaults_are_filled_in_and_the_mode_is_written_in_four_digits()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.CheckAsync(File, Of(("path", "/a"), ("content", "x"), ("mode", "600")))).Inputs.Should().Equal(Of(
            ("path", "/a"), ("content", "x"), ("mode", "0600"), ("owner", "root"), ("group", "root")));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("/a/../b")]
    [InlineData("/a/")]
    [InlineData("/a//b")]
    [InlineData("/a\nb")]
    public async Task A_path_that_could_mean_another_is_refused(string path)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(File, Of(("path", path), ("content", "x")))).Should().Equal(
            $"path: '{path}' is not the absolute path of a file: no '..', no '//', no line breaks, no slash at the end.");
    }

    [Fact]
    public async Task Wrong_modes_and_names_are_refused()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(File, Of(
            ("path", "/a"), ("mode", "rw"), ("owner", "a b"), ("colour", "red")))).Should().Equal(
            "colour: There is no input 'colour'. There are: content, contentBase64, group, mode, owner, path, validate.",
            "content: Input 'content' is missing; bytes that are no text are given as 'contentBase64'.",
            "mode: 'rw' is not a file mode. Write it in octal, such as '0644'.",
            "owner: 'a b' is neither a name nor a number of a user or group.");
    }

    [Theory]
    [InlineData("content", "y", "content Update")]
    [InlineData("mode", "640", "mode Update")]
    [InlineData("mode", "644", null)]
    [InlineData("owner", "daemon", "owner Update")]
    [InlineData("path", "/etc/b", "path UpdateReplace")]
    public async Task Each_property_has_its_way_of_changing(string property, string value, string? expected)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var changes = await session.ChangesAsync(Recorded, Recorded.Inputs.With(property, value));

        changes.Should().Equal(expected is null ? [] : [expected]);
    }

    [Fact]
    public async Task Content_that_was_changed_on_the_host_is_a_change()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        var drifted = Recorded with { Outputs = Recorded.Outputs.With("content", "other").With("sha256", "0123") };

        (await session.ChangesAsync(drifted, Recorded.Inputs)).Should().Equal("content Update");
    }

    [Fact]
    public async Task The_hash_of_a_secret_is_secret()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var outputs = await session.PreviewAsync(File, Of(("path", "/a"), ("content", new PropertyValue.Secret("x"))));

        outputs["sha256"].Should().Be(new PropertyValue.Secret(Sha256OfX));
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_file_lives_its_life_on_a_host_over_one_login()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var path = folder["made/by it/file"];
        var program = Of(("path", path), ("content", "x"));

        var made = await session.CreateAsync(File, program);
        var firstNode = await StatAsync("%i", path);
        var moded = await session.UpdateAsync(made, program.With("mode", "0600").With("owner", "1"));
        var sameNode = await StatAsync("%i", path);
        var facts = await StatAsync("%a %u %g", path);
        var rewritten = await session.UpdateAsync(moded, program.With("content", "y"));
        var content = await System.IO.File.ReadAllTextAsync(path);
        var read = await session.ReadAsync(rewritten);
        await session.DeleteAsync(rewritten);

        (made.Id, made.Outputs["sha256"].AsText()).Should().Be((path, Sha256OfX));
        sameNode.Should().Be(firstNode);
        facts.Should().Be("600 1 0");
        content.Should().Be("y");
        read.Should().Be(rewritten);
        System.IO.File.Exists(path).Should().BeFalse();
        (await session.ReadAsync(rewritten)).Should().BeNull();
        sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Drift_of_many_files_costs_one_command_and_names_each_reason()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var files = new List<Made>();
        foreach (var name in new[] { "same", "gone", "content", "mode", "owner" })
        {
            files.Add(await session.CreateAsync(File, Of(("path", folder[name]), ("content", "x")), name));
        }

        System.IO.File.Delete(folder["gone"]);
        await System.IO.File.WriteAllTextAsync(folder["content"], "z");
        await StatAsync("", folder["mode"], "chmod", "0666");
        await StatAsync("", folder["owner"], "chown", "1");
        var commands = session.Builtin.Connections.Counters.CommandsRun;

        var drifts = await ((IDriftCheck)session.Provider).FindDriftAsync(
            [.. files.Select(file => new RecordedResource(file.Urn, file.Id, file.Inputs, file.Outputs))], default);

        drifts.Select(drift => $"{drift.Urn.Name}: {drift.Reason}").Should().Equal(
            "gone: file is gone", "content: file: its content was changed", "mode: file: its mode is 0666",
            "owner: file: its owner is daemon");
        session.Builtin.Connections.Counters.CommandsRun.Should().Be(commands + 1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_drifted_file_is_read_as_it_is_and_mended_by_an_update()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var program = Of(("path", folder["f"]), ("content", new PropertyValue.Secret("x")));
        var made = await session.CreateAsync(File, program);
        await System.IO.File.WriteAllTextAsync(folder["f"], "tampered");

        var read = await session.ReadAsync(made);
        var changes = await session.ChangesAsync(read!, program);
        await session.UpdateAsync(read!, program);

        read!.Outputs["content"].Should().Be(new PropertyValue.Secret("tampered"));
        changes.Should().Equal("content Update");
        (await System.IO.File.ReadAllTextAsync(folder["f"])).Should().Be("x");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_file_with_the_same_content_is_adopted_after_an_interrupted_creation()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var made = await session.CreateAsync(File, Of(("path", folder["f"]), ("content", "x")));
        var adopting = (IAdoptUnfinished)session.Provider;

        var found = await adopting.FindUnfinishedAsync(made.Urn, made.Inputs, new HashSet<string>(), default);
        var other = await adopting.FindUnfinishedAsync(made.Urn, made.Inputs.With("content", "y"), new HashSet<string>(), default);

        (found.Id, found.Outputs).Should().Be((made.Id, made.Outputs));
        other.Id.Should().BeNull();
    }

    [Fact]
    public async Task Bytes_are_compared_by_what_they_are_not_by_how_they_are_written()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        var bytes = Recorded.Inputs.Without("content");

        (await session.FailuresAsync(File, bytes.With("contentBase64", "?"))).Should().Equal("contentBase64: This is not base64.");
        (await session.FailuresAsync(File, Recorded.Inputs.With("contentBase64", "eA=="))).Should().Equal(
            "contentBase64: Give either 'content' or 'contentBase64'.");
        (await session.ChangesAsync(Recorded, bytes.With("contentBase64", "eA=="))).Should().BeEmpty();
        (await session.ChangesAsync(Recorded, bytes.With("contentBase64", "eQ=="))).Should().Equal("contentBase64 Add");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Bytes_go_there_and_back_unchanged()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();

        var made = await session.CreateAsync(File, Of(("path", folder["f"]), ("contentBase64", Convert.ToBase64String(bytes))));
        var imported = await session.ImportAsync(File, folder["f"]);

        (await System.IO.File.ReadAllBytesAsync(folder["f"])).Should().Equal(bytes);
        (await session.ReadAsync(made)).Should().Be(made);
        imported!.Outputs.Should().Equal(made.Outputs);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Content_that_its_validation_refuses_never_takes_the_place_of_the_old()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        var program = Of(("path", folder["f"]), ("content", "good 1"), ("validate", "grep -q good \"$FILE\" || { echo no good >&2; exit 3; }"));
        var made = await session.CreateAsync(File, program);

        var update = () => session.UpdateAsync(made, program.With("content", "bad"));

        (await update.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            $"File '{folder["f"]}' on 'root@127.0.0.1:{sshd.Port}' was not written: its validation refused the new content.\n"
            + "no good\nexit code 3\nWhat was there before is untouched.");
        (await System.IO.File.ReadAllTextAsync(folder["f"])).Should().Be("good 1");
        Directory.GetFiles(folder.Path).Should().Equal(folder["f"]);
    }

    [Fact]
    public async Task A_provider_that_was_never_configured_has_nothing_to_let_go_of()
    {
        await using var configured = await ProviderSession.OpenAsync("fleet");
        await using var provider = (await configured.Builtin.LoadAsync("fleet", "", configured, default))!;

        await provider.Invoking(one => ((IKeepUntilSuccess)one).ReleaseAsync(default)).Should().NotThrowAsync();
    }

    [MachineFact("sshd", "ssh")]
    public async Task The_version_before_stays_until_a_run_has_gone_well()
    {
        await using var sshd = await RealSshd.StartAsync();
        using var folder = new TempFolder();
        var program = Of(("path", folder["f"]), ("content", "1"));
        Made made;
        await using (var failing = await ProviderSession.OpenAsync(sshd))
        {
            made = await failing.CreateAsync(File, program);
            made = await failing.UpdateAsync(made, program.With("content", "2"));
            made = await failing.UpdateAsync(made, program.With("content", "3"));
        }

        var kept = await System.IO.File.ReadAllTextAsync(folder[".f.fleet-previous"]);
        await using var session = await ProviderSession.OpenAsync(sshd);
        var drift = await session.DriftAsync(made);
        await ((IKeepUntilSuccess)session.Provider).ReleaseAsync(default);

        kept.Should().Be("1");
        drift.Should().BeEmpty();
        Directory.GetFiles(folder.Path).Should().Equal(folder["f"]);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_file_that_cannot_be_written_says_why()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);

        var create = () => session.CreateAsync(File, Of(("path", "/dev/null/x"), ("content", "x")));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary.Should().Be(
            $"File '/dev/null/x' on 'root@127.0.0.1:{sshd.Port}' was not written: exit code 1.");
    }

    private static Made Record(PropertyMap inputs) => new(
        ProviderSession.Urn(File), inputs["path"].AsText()!, inputs, inputs.With("sha256", Sha256OfX));

    private static async Task<string> StatAsync(string format, string path, string program = "stat", string argument = "-c")
    {
        string[] arguments = format.Length > 0 ? [argument, format, path] : [argument, path];
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
