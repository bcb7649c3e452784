using System.Diagnostics;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Command;

/// <summary>Hosts that let in by a key, by another key, and by a password; an agent; and one key with a password.</summary>
internal sealed class CommandHosts : IAsyncDisposable
{
    /// <summary>Root's password on the host that asks for one.</summary>
    public const string Password = "planted-password";

    /// <summary>The password of the key that has one.</summary>
    public const string KeyPassword = "planted-passphrase";

    private readonly TempFolder _folder = new();
    private Process? _agent;

    private CommandHosts(RealSshd first, RealSshd second, RealSshd asking) => (First, Second, Asking) = (first, second, asking);

    /// <summary>Lets in with its key.</summary>
    public RealSshd First { get; }

    /// <summary>Lets in with another key.</summary>
    public RealSshd Second { get; }

    /// <summary>Lets in with the password.</summary>
    public RealSshd Asking { get; }

    /// <summary>The first host's key, protected.</summary>
    public string ProtectedKey => File.ReadAllText(_folder["protected"]);

    /// <summary>The socket of an agent that has the first host's key.</summary>
    public string Agent => _folder["agent"];

    public static async Task<CommandHosts> StartAsync()
    {
        var hosts = new CommandHosts(
            await RealSshd.StartAsync(), await RealSshd.StartAsync(), await RealSshd.StartWithPasswordAsync(Password));
        var key = hosts._folder.Write("protected", hosts.First.ClientKey);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await RunAsync(new("ssh-keygen", ["-q", "-p", "-N", KeyPassword, "-P", "", "-f", key]));
        hosts._agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", hosts.Agent]) { RedirectStandardOutput = true })!;
        await Eventually.HoldsAsync(() => File.Exists(hosts.Agent), () => "the agent listens");
        await RunAsync(new("ssh-add", ["-q", hosts.First.ClientKeyPath]) { Environment = { ["SSH_AUTH_SOCK"] = hosts.Agent } });
        return hosts;
    }

    /// <summary>A host without what one proves oneself with.</summary>
    public static PropertyMap To(RealSshd sshd) => Of(
        ("host", sshd.Address), ("port", sshd.Port), ("user", "root"), ("hostKey", sshd.HostKey));

    /// <summary>A host with the key that it lets in.</summary>
    public static PropertyMap With(RealSshd sshd) => To(sshd).With("privateKey", sshd.ClientKey);

    /// <summary>The text with words for the ports that the hosts have this time.</summary>
    public string Named(string text) => text.Replace($"on {First.Port}", "on first").Replace($"on {Second.Port}", "on second")
        .Replace($"on {Asking.Port}", "on asking");

    public async ValueTask DisposeAsync()
    {
        if (_agent is not null)
        {
            _agent.Kill();
            await _agent.WaitForExitAsync();
            _agent.Dispose();
        }

        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Asking.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
