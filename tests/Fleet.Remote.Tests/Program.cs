using Fleet.Remote.Ssh;

namespace Fleet.Remote.Tests;

/// <summary>
/// Started by tests as a process of its own: <c>hold PORT HOSTKEY KEYFILE</c> opens a connection, runs a long
/// command over it, says where its sockets are, and stays until it is killed.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        if (arguments is not ["hold", var port, var hostKey, var keyFile])
        {
            return;
        }

        await using var pool = new SshConnections(
            new SshConnectionsOptions { PrivateKeys = [await File.ReadAllTextAsync(keyFile)] });
        var connection = pool.Get(new SshTarget
        {
            Host = "127.0.0.1",
            Port = int.Parse(port),
            User = "root",
            HostKey = HostKey.Parse(hostKey),
        });
        await connection.RunAsync(RemoteCommand.Of("true"), default);
        await using var forwarded = await connection.OpenUnixSocketAsync("/run/none.sock", default);
        var running = connection.RunAsync(RemoteCommand.Shell("sleep 60"), default);
        Console.WriteLine(connection.RunFolder);
        await running;
    }
}
