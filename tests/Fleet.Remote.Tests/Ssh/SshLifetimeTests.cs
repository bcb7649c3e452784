using System.Diagnostics;
using Fleet.Remote.Ssh;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Remote.Tests.Ssh;

public sealed class SshLifetimeTests
{
    [MachineFact("sshd", "ssh", "ssh-agent")]
    public async Task Nothing_is_left_after_closing()
    {
        await using var host = await SshHost.StartAsync();
        var pool = new SshConnections(new SshConnectionsOptions { PrivateKeys = [host.Sshd.ClientKey] });
        var connection = pool.Get(host.Target with { Options = SshArgumentList.Empty });
        await connection.RunAsync(RemoteCommand.Of("true"), default);
        await using var forwarded = await connection.OpenUnixSocketAsync("/run/none.sock", default);
        var folder = connection.RunFolder;
        ProcessesIn(folder).Should().NotBeEmpty();

        await pool.DisposeAsync();

        Directory.Exists(folder).Should().BeFalse();
        await Eventually.HoldsAsync(
            () => ProcessesIn(folder).Count == 0, () => $"these end: {string.Join('\n', ProcessesIn(folder))}");
    }

    [MachineFact("sshd", "ssh", "ssh-agent")]
    public async Task Nothing_is_left_after_the_owner_is_killed_in_the_middle_of_a_command()
    {
        await using var host = await SshHost.StartAsync();
        using var owner = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["exec", typeof(SshLifetimeTests).Assembly.Location, "hold", $"{host.Sshd.Port}", host.Sshd.HostKey, host.Sshd.ClientKeyPath])
        {
            RedirectStandardOutput = true,
        })!;
        var folder = await owner.StandardOutput.ReadLineAsync();
        ProcessesIn(folder!).Should().NotBeEmpty();

        owner.Kill();
        await owner.WaitForExitAsync();

        await Eventually.HoldsAsync(
            () => ProcessesIn(folder!).Count == 0, () => $"these end: {string.Join('\n', ProcessesIn(folder!))}");
        await Eventually.HoldsAsync(() => !Directory.Exists(folder), () => "its folder is removed");
    }

    [MachineFact("sshd", "ssh", "ssh-agent", "ssh-keygen")]
    public async Task A_key_with_a_passphrase_logs_in_through_an_agent_without_any_file()
    {
        await using var host = await SshHost.StartAsync();
        using var keygen = Process.Start("ssh-keygen", ["-q", "-p", "-N", "planted-passphrase", "-P", "", "-f", host.Sshd.ClientKeyPath]);
        await keygen.WaitForExitAsync();
        var connection = host.Pool.Get(host.Target with
        {
            Options = SshArgumentList.Empty,
            Credentials = new SshCredentials
            {
                PrivateKey = host.Sshd.ClientKey.Trim(),
                PrivateKeyPassword = "planted-passphrase",
            },
        });

        var result = await connection.RunAsync(RemoteCommand.Of("echo", "in"), default);

        result.Output.Should().Be("in\n");
        foreach (var path in Directory.GetFiles(connection.RunFolder).Where(path => !path.Contains("/m") && !path.Contains("/a")))
        {
            (await File.ReadAllTextAsync(path)).Should().NotContain("planted-passphrase").And.NotContain("PRIVATE KEY");
        }
    }

    [MachineFact("sshd", "ssh", "openssl", "unshare")]
    public async Task A_password_logs_in_and_a_wrong_one_does_not()
    {
        await using var sshd = await RealSshd.StartWithPasswordAsync("planted-password");
        await using var pool = new SshConnections(new SshConnectionsOptions());
        var target = new SshTarget
        {
            Host = sshd.Address,
            Port = sshd.Port,
            User = "root",
            HostKey = HostKey.Parse(sshd.HostKey),
            Credentials = new SshCredentials { Password = "planted-password" },
        };

        var result = await pool.Get(target).RunAsync(RemoteCommand.Shell("ps axww -o args"), default);
        var wrong = () => pool.Get(target with { Credentials = new SshCredentials { Password = "guess" } })
            .RunAsync(RemoteCommand.Of("true"), default);

        result.Output.Should().Contain("ssh").And.NotContain("planted-password");
        (await wrong.Should().ThrowAsync<RemoteException>()).Which.Failure.Should().Be(RemoteFailure.AuthenticationFailed);
    }

    /// <summary>Command lines of processes that use a folder.</summary>
    private static List<string> ProcessesIn(string folder) =>
    [
        .. Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _))
            .Select(path => ReadCommandLine(Path.Combine(path, "cmdline")))
            .Where(text => text.Contains(folder, StringComparison.Ordinal)),
    ];

    private static string ReadCommandLine(string path)
    {
        try
        {
            return File.ReadAllText(path).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
