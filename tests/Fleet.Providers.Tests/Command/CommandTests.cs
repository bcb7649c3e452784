using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Command;

public sealed class CommandTests
{
    private const string Local = "command:local:Command";
    private const string Remote = "command:remote:Command";
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFmMVVyNdMsnBCmyfNdrPGUHWwzY1ASMYxrEOcIC1Wft";

    private static readonly PropertyMap Connection = Of(("host", "198.18.0.11"), ("hostKey", Key));

    [Fact]
    public async Task A_command_keeps_what_it_wrote_without_the_last_line_end()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Local, Of(
            ("create", "echo \"one $WORD\"; cat; echo err >&2"), ("stdin", "in\n\n"),
            ("environment", Of(("WORD", "it's")))));

        made.Outputs["stdout"].Should().Be((PropertyValue)"one it's\nin\n");
        made.Outputs["stderr"].Should().Be((PropertyValue)"err");
        made.Id.Should().MatchRegex("^thing[0-9a-f]{8}$");
        session.Reports.Select(report => report.Summary).Should().Contain("one it's").And.Contain("err");
    }

    [Fact]
    public async Task An_update_sees_what_the_last_run_wrote()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var made = await session.CreateAsync(Local, Of(("create", "echo first")));

        var updated = await session.UpdateAsync(
            made, Of(("create", "echo first"), ("update", "echo \"then $PULUMI_COMMAND_STDOUT\"")));

        updated.Outputs["stdout"].AsText().Should().Be("then first");
    }

    [Fact]
    public async Task Delete_runs_the_recorded_text()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = new TempFolder();
        var made = await session.CreateAsync(Local, Of(("create", "touch here"), ("delete", "rm here"), ("dir", folder.Path)));
        var wasThere = File.Exists(folder["here"]);

        await session.DeleteAsync(made);

        (wasThere, File.Exists(folder["here"])).Should().Be((true, false));
    }

    [Fact]
    public async Task Changes_of_when_and_how_alone_run_nothing()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = new TempFolder();
        var program = Of(("create", "echo x >>runs"), ("dir", folder.Path));
        var made = await session.CreateAsync(Local, program);

        var updated = await session.UpdateAsync(made, program.With("delete", "true").With("logging", "none"));

        (await File.ReadAllTextAsync(folder["runs"])).Should().Be("x\n");
        updated.Outputs.Keys.Should().Equal("create", "delete", "dir", "logging", "stderr", "stdout");
    }

    [Fact]
    public async Task A_failure_shows_the_command_and_its_last_lines()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var create = () => session.CreateAsync(Local, Of(("create", "seq 1 12; echo broken >&2; exit 3")));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            "Command 'thing' on 'this machine' failed with exit code 3.\n4\n5\n6\n7\n8\n9\n10\n11\n12\nbroken\n"
            + "It was: seq 1 12; echo broken >&2; exit 3");
    }

    [Fact]
    public async Task A_failure_shows_no_secret()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var create = () => session.CreateAsync(Local, Of(
            ("create", "echo \"the word is $WORD\"; exit 3"),
            ("environment", Of(("WORD", new PropertyValue.Secret("planted-secret"))))));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            "Command 'thing' on 'this machine' failed with exit code 3.\nthe word is [secret]\n"
            + "It is not shown, since an input is secret.");
        session.Reports.Select(report => report.Summary).Should().Equal("the word is [secret]");
    }

    [Theory]
    [InlineData("planted-secret", "printf '%s|' \"$WORD\" \"$(printf %s \"$WORD\" | base64 -w0)\"", "[secret]|[secret]|")]
    [InlineData("line one\nline two", "printf '%s\\n' \"$WORD\"", "[secret]\n[secret]")]
    [InlineData("x", "echo example", "")]
    public async Task Secrets_that_a_command_prints_are_masked_in_what_is_echoed(string secret, string text, string echoed)
    {
        await using var session = await ProviderSession.OpenAsync("command");

        await session.CreateAsync(Local, Of(("create", text), ("environment", Of(("WORD", new PropertyValue.Secret(secret))))));

        string.Join('\n', session.Reports.Select(report => report.Summary)).Should().Be(echoed);
    }

    [Theory]
    [InlineData("stdout", "out")]
    [InlineData("stderr", "err")]
    [InlineData("none", "")]
    public async Task Logging_says_which_lines_are_echoed(string logging, string echoed)
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Local, Of(("create", "echo out; echo err >&2"), ("logging", logging)));

        string.Join('\n', session.Reports.Select(report => report.Summary)).Should().Be(echoed);
        (made.Outputs["stdout"].AsText(), made.Outputs["stderr"].AsText()).Should().Be(("out", "err"));
    }

    [Fact]
    public async Task What_was_written_before_is_not_handed_on_where_that_is_switched_off()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var program = Of(("create", "echo \"[$PULUMI_COMMAND_STDOUT]\""), ("addPreviousOutputInEnv", false));
        var made = await session.CreateAsync(Local, program);

        var updated = await session.UpdateAsync(made, program.With("stdin", "x"));

        updated.Outputs["stdout"].AsText().Should().Be("[]");
    }

    [Fact]
    public async Task What_a_command_with_a_secret_writes_is_secret()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Local, Of(("create", new PropertyValue.Secret("echo planted-secret"))));

        made.Outputs["stdout"].Should().Be(new PropertyValue.Secret("planted-secret"));
    }

    [Fact]
    public async Task An_interpreter_gets_the_text_as_its_last_argument()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Local, Of(
            ("create", "$0 'x'"), ("interpreter", PropertyValue.Of("printf", "%s|"))));

        made.Outputs["stdout"].AsText().Should().Be("$0 'x'|");
    }

    [Fact]
    public async Task Files_are_found_by_patterns_in_order()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = new TempFolder();
        Array.ForEach(["a.txt", "b/c.txt", "b/d/e.txt", "b/x.log"], name => folder.Write(name, name));

        var made = await session.CreateAsync(Local, Of(
            ("dir", folder.Path), ("assetPaths", PropertyValue.Of("*.txt", "b/**", "!**/*.log", "!b/d/*"))));

        made.Outputs["assets"].AsMap().Keys.Should().Equal("a.txt", "b/c.txt");
        made.Outputs["assets"].AsMap()["a.txt"].Should().BeOfType<PropertyValue.Asset>()
            .Which.Hash.Should().Be("18b7cb099a9ea3f50ba899b5ba81e0d377a5f3b16f8f6eeb8b3e58cd4692b993");
    }

    [Fact]
    public async Task The_function_runs_and_returns_its_arguments_with_the_output()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var result = await session.Provider.InvokeAsync(
            new InvokeRequest("command:local:run", Of(("command", "echo hello")), false), default);

        result.Result.Should().Equal(Of(("command", "echo hello"), ("stdout", "hello"), ("stderr", "")));
    }

    [Fact]
    public async Task A_connection_is_completed_and_secret()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var checkedInputs = (await session.CheckAsync(Remote, Of(("connection", Connection)))).Inputs;

        checkedInputs["connection"].Should().Be(new PropertyValue.Secret(Connection
            .With("port", 22).With("user", "root").With("dialErrorLimit", 10).With("perDialTimeout", 15)));
    }

    [Fact]
    public async Task Bad_inputs_are_refused_with_the_reason()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        (await session.FailuresAsync(Remote, Of(("create", "true")))).Should().Contain("connection: Input 'connection' is missing.");
        (await session.FailuresAsync(Remote, Of(("connection", Of(("host", "x"), ("hostKey", "no key"), ("port", 0)))))).Should().Equal(
            "connection.port: 0 is outside of 1 to 65535.",
            "connection.hostKey: This is not a host key. Give 'TYPE BASE64', as ssh-keyscan prints it after the host.");
        (await session.FailuresAsync(Local, Of(("logging", "loud"), ("environment", Of(("A-B", "x")))))).Should().Equal(
            "logging: 'loud' is none of stdout, stderr, stdoutAndStderr, none.",
            "environment: 'A-B' is not a name for a variable: letters, digits and '_', no digit first.");
    }

    [Fact]
    public async Task Defaults_number_forms_and_secretness_are_no_difference()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var recorded = new Made(
            ProviderSession.Urn(Remote), "thing01234567",
            Of(("create", "true"), ("connection", Of(("host", "198.18.0.11"), ("hostKey", Key), ("port", "22")))), Empty);

        (await session.ChangesAsync(recorded, Of(
            ("create", new PropertyValue.Secret("true")), ("update", PropertyValue.Null.Instance), ("connection", Connection))))
            .Should().BeEmpty();
        (await session.ChangesAsync(recorded, Of(
            ("create", "false"), ("triggers", PropertyValue.Of("x")), ("connection", Connection.With("host", "198.18.0.12")))))
            .Should().Equal("connection.host Update", "create Update", "triggers AddReplace");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_remote_command_runs_with_variables_over_one_login()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        var connection = Of(
            ("host", sshd.Address), ("port", sshd.Port), ("hostKey", sshd.HostKey), ("privateKey", sshd.ClientKey));
        var program = Of(
            ("connection", connection), ("create", "echo \"$WORD\" $SSH_CONNECTION"), ("environment", Of(("WORD", "a b"))));

        var made = await session.CreateAsync(Remote, program);
        var other = await session.UpdateAsync(made, program.With("update", "exit 4").With("create", "echo again").Without("update"));

        made.Outputs["stdout"].AsText().Should().StartWith("a b 127.0.0.1");
        other.Outputs["stdout"].AsText().Should().Be("again");
        sshd.Logins.Should().Be(1);
    }
}
