using Fleet.Providers.Tests.Docker;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class RoundTripTests(RealEngine real)
{
    [EngineFact]
    public async Task A_whole_host_is_looked_at_over_one_login_in_two_round_trips_and_again_in_one()
    {
        // As little as an sshd can allow: one command at a time, and two who have not logged in yet.
        await using var sshd = await RealSshd.StartAsync("MaxSessions 1", "MaxStartups 2:100:2");
        await using var proxy = new TurnTakingProxy(sshd.Port, TimeSpan.FromMilliseconds(300));
        using var folder = new TempFolder();
        var files = Enumerable.Range(0, 50).Select(number => new RecordedResource(
            ProviderSession.Urn("fleet:index:File", $"f{number}"),
            folder[$"f{number}"],
            Of(("path", folder.Write($"f{number}", "x")), ("content", "x"), ("mode", "0644"), ("owner", "root"), ("group", "root")),
            Empty)).ToList();
        await using var session = await ProviderSession.OpenAsync(
            "fleet",
            Of(
                ("host", "127.0.0.1"), ("port", $"{proxy.Port}"), ("user", "root"), ("hostKey", sshd.HostKey),
                ("dockerSocket", real.Socket)),
            new() { PrivateKeys = [sshd.ClientKey], ConnectTimeout = TimeSpan.FromSeconds(60), LoginTimeout = TimeSpan.FromSeconds(60) });
        var engine = session.Builtin.Engines.All.Single();
        await engine.PingAsync(default);
        var turnsToBeReady = proxy.Turns;

        var drifting = ((IDriftCheck)session.Provider).FindDriftAsync(files, default);
        await Task.WhenAll(
            engine.Containers.ListAsync(null, default), engine.Networks.ListAsync(null, default), engine.Volumes.ListAsync(null, default));
        var drifts = await drifting;
        var turnsOfCold = proxy.Turns - turnsToBeReady;
        await Eventually.HoldsAsync(() => proxy.IsQuiet, () => "the command's channel is closed");
        var turnsBefore = proxy.Turns;
        await Task.WhenAll(
            engine.Containers.ListAsync(null, default), engine.Networks.ListAsync(null, default), engine.Volumes.ListAsync(null, default));

        drifts.Should().BeEmpty();
        proxy.Connections.Should().Be(1);
        sshd.Logins.Should().Be(1);

        // Opening channels, and asking on all of them at once; the third time the command's channel is only closed. Then they
        // are open.
        turnsOfCold.Should().BeInRange(2, 3);
        (proxy.Turns - turnsBefore).Should().Be(1);
    }
}
