using Fleet.Providers.Tests.Docker;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

/// <summary>
/// A host as network storage ships it: nothing may be forwarded, few sessions, the Docker command in a folder that logins
/// do not search, and the engine for those alone who go through sudo.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class NetworkStorageTests(RealEngine real)
{
    private const string Job = "fleet:index:Job";

    [EngineFact]
    public async Task Files_containers_and_gates_work_over_one_login_that_forwards_nothing()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await OpenAsync(sshd, Of(
            ("sudo", "true"), ("dockerSocket", real.Socket)));

        var file = await session.CreateAsync("fleet:index:File", Of(("path", folder["volume1/f"]), ("content", "x")));
        var job = await session.CreateAsync(Job, Of(
            ("name", "nas-job"), ("image", RealEngine.Image), ("entrypoints", PropertyValue.Of("/bin/sh", "-c")),
            ("command", PropertyValue.Of("echo from the nas"))));
        await session.CreateAsync("fleet:index:HealthGate", Of(("tcp", Of(("host", "127.0.0.1"), ("port", sshd.Port)))));
        var drift = await session.DriftAsync(file);
        await session.DeleteAsync(job);
        await session.DeleteAsync(file);

        job.Outputs["logTail"].AsText().Should().Be("from the nas");
        drift.Should().BeEmpty();
        sshd.Logins.Should().Be(1);
        (await File.ReadAllLinesAsync(folder["sudo-calls"])).Distinct().Should().BeEquivalentTo("-n other", "-n dial-stdio");
    }

    private static Task<RealSshd> StartAsync(TempFolder folder)
    {
        // Root may do everything anyway: this only writes down what went through it.
        var sudo = folder.Write("bin/sudo", $"#!/bin/sh\ncase \"$*\" in *dial-stdio*) said=\"$1 dial-stdio\" ;; *) said=\"$1 other\" ;; esac\necho \"$said\" >>{folder["sudo-calls"]}\nshift\nexec \"$@\"\n");
        File.SetUnixFileMode(sudo, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var tool in Directory.EnumerateFiles("/usr/bin").Where(path => !path.EndsWith("/docker", StringComparison.Ordinal)))
        {
            File.CreateSymbolicLink(Path.Combine(folder["bin"], Path.GetFileName(tool) is "sudo" ? "real-sudo" : Path.GetFileName(tool)), tool);
        }

        return RealSshd.StartAsync(
            "AllowTcpForwarding no", "AllowStreamLocalForwarding no", "MaxSessions 4", $"SetEnv PATH={folder["bin"]}");
    }

    private static Task<ProviderSession> OpenAsync(RealSshd sshd, PropertyMap more) => ProviderSession.OpenAsync(
        "fleet",
        From(more.Concat(Of(("host", sshd.Address), ("port", $"{sshd.Port}"), ("user", "root"), ("hostKey", sshd.HostKey)))),
        new() { PrivateKeys = [sshd.ClientKey] });
}
