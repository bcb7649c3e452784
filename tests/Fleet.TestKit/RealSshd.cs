using System.Diagnostics;

namespace Fleet.TestKit;

/// <summary>
/// An sshd of the test's own on a loopback port, with its own host key, and one client key that may log in as root.
/// Root's home folder there is empty: the shell start-up files of the machine's own root decide nothing.
/// </summary>
public sealed class RealSshd : IAsyncDisposable
{
    /// <summary>Another name under which root may log in.</summary>
    public const string OtherUser = "toor";

    private readonly TempFolder _folder = new();
    private Process? _process;
    private string? _shadow;
    private string _mounts = "";

    private RealSshd()
    {
    }

    /// <summary>Where it listens.</summary>
    public string Address => "127.0.0.1";

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Its host key as <c>TYPE BASE64</c>.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>The path of the private key that may log in.</summary>
    public string ClientKeyPath => _folder["client"];

    /// <summary>The content of the private key that may log in.</summary>
    public string ClientKey => File.ReadAllText(ClientKeyPath);

    /// <summary>All that it has logged.</summary>
    public string Log => File.ReadAllText(_folder["log"]);

    /// <summary>How often someone logged in.</summary>
    public int Logins => Log.Split('\n').Count(line => line.Contains("Accepted publickey", StringComparison.Ordinal));

    /// <summary>Starts one; further lines of its configuration may be given. Needs root.</summary>
    public static Task<RealSshd> StartAsync(params string[] configuration) =>
        StartAsync(new RealSshd(), configuration);

    /// <summary>Starts one whose logins see other folders in the places of some of the machine's.</summary>
    /// <param name="folders">What is seen, by where it is seen.</param>
    /// <param name="configuration">Further lines of its configuration.</param>
    public static Task<RealSshd> StartWithFoldersAsync(
        IReadOnlyDictionary<string, string> folders, params string[] configuration)
    {
        var sshd = new RealSshd();
        sshd._mounts = string.Concat(folders.Select(folder => $"mount --bind '{folder.Value}' '{folder.Key}' && "));
        return StartAsync(sshd, configuration);
    }

    /// <summary>Starts one where root has this password, which nothing else on the machine sees.</summary>
    public static async Task<RealSshd> StartWithPasswordAsync(string password)
    {
        var sshd = new RealSshd();
        using var hashing = Process.Start(new ProcessStartInfo("openssl", ["passwd", "-6", "-salt", "fleettest", password])
        {
            RedirectStandardOutput = true,
        })!;
        var hash = (await hashing.StandardOutput.ReadToEndAsync()).Trim();
        var others = (await File.ReadAllLinesAsync("/etc/shadow")).Where(line => !line.StartsWith("root:", StringComparison.Ordinal));
        sshd._shadow = sshd._folder.Write("shadow", string.Join('\n', others.Prepend($"root:{hash}:19000:0:99999:7:::")) + "\n");
        return await StartAsync(sshd, ["PasswordAuthentication yes", "PubkeyAuthentication no"]);
    }

    private static async Task<RealSshd> StartAsync(RealSshd sshd, string[] configuration)
    {
        Directory.CreateDirectory(sshd._folder["home"]);
        var users = (await File.ReadAllLinesAsync("/etc/passwd")).Where(line => !line.StartsWith("root:", StringComparison.Ordinal));
        var roots = new[] { "root", OtherUser }.Select(name => $"{name}:x:0:0:root:{sshd._folder["home"]}:/bin/bash");
        sshd._folder.Write("passwd", string.Join('\n', roots.Concat(users)) + "\n");
        await sshd.MakeKeyAsync("host", "ecdsa");
        await sshd.MakeKeyAsync("client", "ed25519");
        var words = (await File.ReadAllTextAsync(sshd._folder["host.pub"])).Split(' ');
        sshd.HostKey = $"{words[0]} {words[1].Trim()}";
        sshd.Port = FreePort.Find();
        sshd._folder.Write("config", string.Join('\n', new[]
        {
            $"Port {sshd.Port}", $"ListenAddress {sshd.Address}", $"HostKey {sshd._folder["host"]}",
            $"AuthorizedKeysFile {sshd._folder["client.pub"]}", "PidFile none", "UsePAM no", "StrictModes no",
            "LogLevel VERBOSE", "PermitRootLogin yes", "PasswordAuthentication no", "KbdInteractiveAuthentication no", "UseDNS no",
        }.Prepend(string.Join('\n', configuration))));
        Directory.CreateDirectory("/run/sshd");
        await sshd.StartAgainAsync();
        return sshd;
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, on the same port with the same keys.</summary>
    public async Task StartAgainAsync()
    {
        _folder.Write("log", "");
        // By its whole path: sshd insists, since it runs itself again for every connection.
        _process = Process.Start("unshare", [
            "-m", "sh", "-c", $"{_mounts}mount --bind \"$0\" /etc/passwd && mount --bind \"$1\" /etc/shadow && shift && exec \"$@\"",
            _folder["passwd"], _shadow ?? "/etc/shadow",
            "/usr/sbin/sshd", "-D", "-f", _folder["config"], "-E", _folder["log"],
        ]);
        await Eventually.HoldsAsync(
            () => Log.Contains("Server listening", StringComparison.Ordinal), () => $"sshd listens; it said: {Log}");
    }

    /// <summary>Replaces the host key, as setting a machine up anew does.</summary>
    public async Task ChangeHostKeyAsync(string type = "ecdsa")
    {
        await StopAsync();
        File.Delete(_folder["host"]);
        await MakeKeyAsync("host", type);
        await StartAgainAsync();
    }

    /// <summary>Ends it and every session, at once.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task MakeKeyAsync(string name, string type)
    {
        using var process = Process.Start("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "test", "-f", _folder[name]]);
        await process.WaitForExitAsync();
    }
}
