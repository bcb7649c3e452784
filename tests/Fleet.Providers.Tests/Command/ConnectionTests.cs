using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Command;

/// <summary>The options of a remote command's connection, against a real sshd each.</summary>
public sealed class ConnectionTests
{
    private const string Remote = "command:remote:Command";

    [MachineFact("sshd", "ssh", "ssh-agent", "ssh-keygen")]
    public async Task A_key_and_its_password_log_in_also_through_a_proxy_that_has_its_own()
    {
        await using var front = await RealSshd.StartAsync();
        await using var back = await RealSshd.StartAsync();
        await ProtectAsync(front, "planted-front");
        await ProtectAsync(back, "planted-back");
        await using var session = await ProviderSession.OpenAsync("command");
        var connection = To(back).With("privateKey", back.ClientKey).With("privateKeyPassword", "planted-back")
            .With("proxy", To(front).With("privateKey", front.ClientKey).With("privateKeyPassword", "planted-front"));

        var made = await session.CreateAsync(Remote, Of(("connection", connection), ("create", "ps axww -o args; echo in")));

        made.Outputs["stdout"].AsText().Should().EndWith("\nin").And.NotContain("planted");
        made.Outputs["connection"].Should().BeOfType<PropertyValue.Secret>();
        (front.Logins, back.Logins).Should().Be((1, 1));
    }

    [MachineFact("sshd", "ssh", "openssl", "unshare")]
    public async Task A_password_logs_in_and_a_wrong_one_is_told_without_repeating_it()
    {
        await using var sshd = await RealSshd.StartWithPasswordAsync("planted-password");
        await using var session = await ProviderSession.OpenAsync("command");

        var made = await session.CreateAsync(Remote, Of(
            ("connection", To(sshd).With("password", "planted-password")), ("create", "echo in")));
        var wrong = () => session.CreateAsync(Remote, Of(
            ("connection", To(sshd).With("password", "planted-guess")), ("create", "echo in")));

        made.Outputs["stdout"].AsText().Should().Be("in");
        (await wrong.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should()
            .StartWith($"'root@127.0.0.1:{sshd.Port}' did not let us in: Permission denied").And.NotContain("planted");
    }

    [MachineFact("sshd", "ssh", "ssh-agent", "ssh-add")]
    public async Task An_agent_is_asked_where_its_socket_is_named()
    {
        await using var sshd = await RealSshd.StartAsync();
        using var folder = new TempFolder();
        using var agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", folder["agent"]]) { RedirectStandardOutput = true })!;
        await Eventually.HoldsAsync(() => File.Exists(folder["agent"]), () => "the agent listens");
        using (var adding = Process.Start(new ProcessStartInfo("ssh-add", ["-q", sshd.ClientKeyPath])
        {
            Environment = { ["SSH_AUTH_SOCK"] = folder["agent"] },
        })!)
        {
            await adding.WaitForExitAsync();
        }

        await using var session = await ProviderSession.OpenAsync("command");
        var made = await session.CreateAsync(Remote, Of(
            ("connection", To(sshd).With("agentSocketPath", folder["agent"])), ("create", "echo in")));
        agent.Kill();
        await agent.WaitForExitAsync();

        made.Outputs["stdout"].AsText().Should().Be("in");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Another_host_key_than_the_declared_one_ends_it()
    {
        await using var sshd = await RealSshd.StartAsync();
        var declared = To(sshd).With("privateKey", sshd.ClientKey);
        await sshd.ChangeHostKeyAsync();
        await using var session = await ProviderSession.OpenAsync("command");

        var create = () => session.CreateAsync(Remote, Of(("connection", declared), ("create", "echo in")));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage(
            $"'root@127.0.0.1:{sshd.Port}' is not the host that was declared: expected key SHA256:*, it offered SHA256:*");
        sshd.Logins.Should().Be(0);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_host_that_is_still_starting_is_dialled_as_often_as_was_asked_for()
    {
        await using var sshd = await RealSshd.StartAsync();
        var connection = To(sshd).With("privateKey", sshd.ClientKey).With("perDialTimeout", 2);
        await sshd.StopAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        var impatient = () => session.CreateAsync(Remote, Of(("connection", connection.With("dialErrorLimit", 0)), ("create", "true")));
        await impatient.Should().ThrowAsync<DiagnosticException>().WithMessage("* could not be reached: Connection refused.*");

        var creating = session.CreateAsync(Remote, Of(("connection", connection.With("dialErrorLimit", -1)), ("create", "echo in")));
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        creating.IsCompleted.Should().BeFalse();
        await sshd.StartAgainAsync();

        (await creating).Outputs["stdout"].AsText().Should().Be("in");
    }

    [MachineFact("ssh")]
    public async Task A_host_that_never_says_a_word_is_given_up_after_the_time_of_a_dial()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var session = await ProviderSession.OpenAsync("command");
        var connection = Of(
            ("host", "127.0.0.1"), ("port", ((IPEndPoint)silent.LocalEndpoint).Port), ("perDialTimeout", 1), ("dialErrorLimit", 0),
            ("hostKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFmMVVyNdMsnBCmyfNdrPGUHWwzY1ASMYxrEOcIC1Wft"));

        var create = () => session.CreateAsync(Remote, Of(("connection", connection), ("create", "echo in")));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*could not be reached: *");
    }

    [MachineFact("sshd", "ssh")]
    public async Task What_a_remote_command_prints_of_its_secrets_is_masked_and_recorded_as_secret()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        var program = Of(
            ("connection", To(sshd).With("privateKey", sshd.ClientKey)),
            ("create", "echo \"word $WORD\"; cat; echo \"$WORD\" | base64 -w0 >&2; exit $CODE"),
            ("stdin", new PropertyValue.Secret("planted-input\nand more\n")),
            ("environment", Of(("WORD", new PropertyValue.Secret("planted-word")), ("CODE", "0"))));

        var made = await session.CreateAsync(Remote, program);
        var failing = () => session.CreateAsync(
            Remote, program.With("environment", Of(("WORD", new PropertyValue.Secret("planted-word")), ("CODE", "3"))));
        var failure = (await failing.Should().ThrowAsync<DiagnosticException>()).Which.Message;

        made.Outputs["stdout"].Should().Be(new PropertyValue.Secret("word planted-word\nplanted-input\nand more"));
        var told = string.Join('\n', session.Reports.Select(report => report.Summary).Append(failure));
        told.Should().Contain("word [secret]").And.NotContain("planted").And.NotContain(
            Convert.ToBase64String("planted-word"u8), "spelled in base64 it is the secret too");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Official_defaults_share_the_login_of_the_hosts_other_resources()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var folder = new TempFolder();
        await session.CreateAsync("fleet:index:File", Of(("path", folder["f"]), ("content", "x")));
        await using var command = (await session.Builtin.LoadAsync("command", "", session, default))!;
        var urn = ProviderSession.Urn(Remote);
        var inputs = (await command.CheckAsync(
            new(urn, Empty, Of(("connection", To(sshd)), ("create", "echo in"))), default)).Inputs;

        await command.CreateAsync(new(urn, inputs, null, false), default);

        sshd.Logins.Should().Be(1);
    }

    private static PropertyMap To(RealSshd sshd) => Of(
        ("host", sshd.Address), ("port", sshd.Port), ("user", "root"), ("hostKey", sshd.HostKey));

    private static async Task ProtectAsync(RealSshd sshd, string password)
    {
        using var keygen = Process.Start("ssh-keygen", ["-q", "-p", "-N", password, "-P", "", "-f", sshd.ClientKeyPath]);
        await keygen.WaitForExitAsync();
    }
}
