using System.Collections.Immutable;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

namespace Fleet.Remote.Tests;

/// <summary>
/// Started by tests as a process of its own. <c>hold PORT HOSTKEY KEYFILE</c> opens a connection, runs a long command over
/// it, says where its sockets are, and stays until it is killed. <c>run HOST</c> runs a command on a host that it knows
/// nothing of but a name, <c>run HOST PORT HOSTKEY KEYFILE</c> on one that is declared in full; both print what came back.
/// <c>ask HOST PORT HOSTKEY KEYFILE SOCKET</c> asks the engine of such a one for its version.
/// </summary>
internal static class Program
{
    public static Task Main(string[] arguments) => arguments switch
    {
        ["hold", var port, var hostKey, var keyFile] => HoldAsync(port, hostKey, keyFile),
        ["run", var host] => RunAsync(new SshTarget { Host = host }, []),
        ["run", var host, var port, var hostKey, var keyFile] => RunAsync(
            Target(host, port, hostKey), [File.ReadAllText(keyFile)]),
        ["ask", var host, var port, var hostKey, var keyFile, var socket] => AskAsync(
            new DockerEndpoint.Ssh(Target(host, port, hostKey)) { Socket = socket }, [File.ReadAllText(keyFile)]),
        _ => Task.CompletedTask,
    };

    private static SshTarget Target(string host, string port, string hostKey) =>
        new() { Host = host, Port = int.Parse(port), User = "root", HostKey = HostKey.Parse(hostKey) };

    private static async Task AskAsync(DockerEndpoint.Ssh endpoint, ImmutableArray<string> keys)
    {
        await using var pool = new SshConnections(new SshConnectionsOptions { PrivateKeys = keys });
        await using var engines = new DockerEngines(pool, TimeProvider.System);
        var engine = engines.Get(endpoint);
        var version = await engine.GetVersionAsync(default);
        Console.WriteLine($"{engine.Endpoint}: {version.Version}, forwarded: {engine.IsForwarded}");
    }

    private static async Task RunAsync(SshTarget target, ImmutableArray<string> keys)
    {
        await using var pool = new SshConnections(new SshConnectionsOptions { PrivateKeys = keys });
        try
        {
            var result = await pool.Get(target).RunAsync(RemoteCommand.Shell("echo \"$USER $SSH_CONNECTION\""), default);
            Console.WriteLine($"{target}: {result.Output.Trim()}");
        }
        catch (RemoteException exception)
        {
            Console.WriteLine(exception.Message);
        }
    }

    private static async Task HoldAsync(string port, string hostKey, string keyFile)
    {
        await using var pool = new SshConnections(
            new SshConnectionsOptions { PrivateKeys = [await File.ReadAllTextAsync(keyFile)] });
        var connection = pool.Get(Target("127.0.0.1", port, hostKey));
        await connection.RunAsync(RemoteCommand.Of("true"), default);
        await using var forwarded = await connection.OpenUnixSocketAsync("/run/none.sock", default);
        var running = connection.RunAsync(RemoteCommand.Shell("sleep 60"), default);
        Console.WriteLine(connection.RunFolder);
        await running;
    }
}
