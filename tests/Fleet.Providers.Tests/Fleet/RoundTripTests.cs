using Fleet.Protocol.Providers;
using Fleet.Providers.Tests.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class RoundTripTests(RealEngine real)
{
    [EngineFact]
    public async Task A_whole_host_is_looked_at_over_one_connection_in_about_two_round_trips()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var proxy = new TurnTakingProxy(sshd.Port);
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

        drifts.Should().BeEmpty();
        proxy.Connections.Should().Be(1);
        sshd.Logins.Should().Be(1);

        // Opening a channel and asking; a turn more where client and server speak at once.
        (proxy.Turns - turnsToBeReady).Should().BeInRange(1, 4);
    }
}
