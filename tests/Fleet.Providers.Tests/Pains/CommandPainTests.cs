using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Pains;

/// <summary>Commands that run when they should not, or not when they should. Named as docs/pains.md says.</summary>
public sealed class CommandPainTests
{
    private const string Remote = "command:remote:Command";
    private const string Local = "command:local:Command";
    private const string Copy = "command:remote:CopyToRemote";

    [Fact]
    public async Task C447_a_connection_that_only_spells_out_its_defaults_is_the_same()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var recorded = new Made(
            ProviderSession.Urn(Remote), "thing0123", Of(("create", "true"), ("connection", Of(("host", "198.18.0.11")))), Empty);

        (await session.ChangesAsync(recorded, Of(
            ("create", "true"),
            ("connection", Of(("host", "198.18.0.11"), ("port", 22), ("user", "root"), ("dialErrorLimit", 10), ("perDialTimeout", 15))))))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task C37_a_changed_text_is_run_and_the_preview_says_which()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var made = await session.CreateAsync(Local, Of(("create", "echo one")));

        var changes = await session.ChangesAsync(made, Of(("create", "echo two")));
        var updated = await session.UpdateAsync(made, Of(("create", "echo two")));

        changes.Should().Equal("create Update");
        updated.Outputs["stdout"].AsText().Should().Be("two");
    }

    [Fact]
    public async Task C134_what_a_command_with_a_secret_writes_is_kept_secret()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Local, Of(
            ("create", "echo $WORD"), ("environment", new PropertyValue.Secret(Of(("WORD", "hush"))))));

        made.Outputs["stdout"].Should().Be(new PropertyValue.Secret("hush"));
    }

    [Fact]
    public async Task C111_a_private_key_is_secret_without_being_told()
    {
        await using var session = await ProviderSession.OpenAsync("command");

        var check = await session.CheckAsync(Remote, Of(
            ("create", "true"), ("connection", Of(("host", "198.18.0.11"), ("privateKey", "the key"), ("password", "the word")))));

        check.Inputs["connection"].Should().BeOfType<PropertyValue.Secret>();
    }

    [Fact]
    public async Task C189_triggers_run_the_command_again_and_a_changed_variable_does_without_replacing()
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var made = await session.CreateAsync(Local, Of(("create", "echo made"), ("update", "echo again")));

        (await session.DiffAsync(made, Of(("create", "echo made"), ("update", "echo again"), ("triggers", PropertyValue.Of("x")))))
            .ReplacePaths.Should().Equal("triggers");
        var updated = await session.UpdateAsync(
            made, Of(("create", "echo made"), ("update", "echo again"), ("environment", Of(("VERSION", "2")))));

        updated.Id.Should().Be(made.Id);
        updated.Outputs["stdout"].AsText().Should().Be("again");
    }

    [MachineFact("sshd", "ssh")]
    public async Task C494_a_folder_is_copied_again_over_the_one_that_is_there_and_its_parents_are_made()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = new TempFolder();
        folder.Write("source/sub/a", "one");
        PropertyMap Program(string hash) => Of(
            ("source", new PropertyValue.Archive { Path = $"{folder["source"]}/", Hash = hash }),
            ("remotePath", folder["deep/down/copy"]),
            ("connection", Of(
                ("host", sshd.Address), ("port", sshd.Port), ("hostKey", sshd.HostKey), ("privateKey", sshd.ClientKey))));
        var made = await session.CreateAsync(Copy, Program("1"));
        folder.Write("source/sub/a", "two");

        await session.UpdateAsync(made, Program("2"));

        (await File.ReadAllTextAsync(folder["deep/down/copy/sub/a"])).Should().Be("two");
    }
}
