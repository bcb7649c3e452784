using Fleet.Remote.Ssh;
using Fleet.TestKit;

namespace Fleet.Remote.Tests.Ssh;

/// <summary>A real sshd together with a pool that may reach it.</summary>
internal sealed class SshHost : IAsyncDisposable
{
    private SshHost(RealSshd sshd, SshConnections pool)
    {
        Sshd = sshd;
        Pool = pool;
        Target = new SshTarget
        {
            Host = sshd.Address,
            Port = sshd.Port,
            User = "root",
            HostKey = HostKey.Parse(sshd.HostKey),
            Options = new SshArgumentList(["-i", sshd.ClientKeyPath, "-o", "IdentitiesOnly=yes"]),
        };
    }

    public RealSshd Sshd { get; }

    public SshConnections Pool { get; }

    public SshTarget Target { get; }

    public SshConnection Connection => Pool.Get(Target);

    public static async Task<SshHost> StartAsync(params string[] configuration) =>
        new(await RealSshd.StartAsync(configuration), new SshConnections(new SshConnectionsOptions()));

    public Task<CommandResult> RunAsync(string text) => Connection.RunAsync(RemoteCommand.Shell(text), default);

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        await Sshd.DisposeAsync();
    }
}
