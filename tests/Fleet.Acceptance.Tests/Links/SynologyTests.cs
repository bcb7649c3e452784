using System.Text.Json;
using Fleet.Lab;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Acceptance.Tests.Links;

/// <summary>
/// A host as Synology ships it, from the first up to the destroy: nothing is forwarded, root does not log in, the engine is
/// behind sudo, and the Docker command is off the path. As at home, the way to it leads through another host.
/// </summary>
public class SynologyTests
{
    private const string Nas = "nas";
    private const string Door = "door";
    private const string DoorAddress = "198.18.80.12";

    private static readonly LabHost Host = new()
    {
        Name = Nas,
        Address = "198.18.80.11",
        Kind = LabHostKind.Synology,
        User = "admin",
    };

    [MachineFact]
    public async Task Containers_files_and_gates_come_stay_are_repaired_and_go()
    {
        await using var many = await ManyFleet.StartAsync(80, 3, Host, new LabHost { Name = Door, Address = DoorAddress });
        many.Settings["many:jump"] = Door;
        many.Write();

        var first = await many.MustUpAsync();
        var logins = (await many.LoginsAsync(Door), await many.LoginsAsync(Nas));
        var from = await many.OnHostAsync(Nas, "grep", "Accepted publickey", "/run/fleet/sshd.log");
        var second = await many.MustUpAsync();
        var ids = await IdsAsync(many);
        await many.OnHostAsync(Nas, "docker", "rm", "-f", ids.Keys.First(name => name.EndsWith("-c01", StringComparison.Ordinal)));
        await many.OnHostAsync(Nas, "sh", "-c", "echo other > /volume1/docker/fleet/many/page.txt");
        var repaired = await many.MustUpAsync();
        var after = await IdsAsync(many);
        many.Settings["many:word"] = "second";
        many.Write();
        var changed = await many.MustUpAsync();
        var provider = (await many.RecordedAsync()).Single(resource =>
            resource.GetProperty("urn").GetString()!.EndsWith("pulumi:providers:fleet::nas/fleet", StringComparison.Ordinal));
        await many.DestroyAsync();

        first.Should().ContainKey("create");
        logins.Should().Be((1, 1));
        from.Should().Contain($" from {DoorAddress} port ");
        second.Keys.Should().Equal("same");
        repaired.Keys.Should().NotBeEquivalentTo(["same"]);
        after.Keys.Should().BeEquivalentTo(ids.Keys);
        after.Count(container => ids[container.Key] != container.Value).Should().Be(1);
        (await many.OnHostAsync(Nas, "docker", "ps", "-aq")).Should().BeEmpty();
        changed.Should().Contain("replace", 1);
        Facts(provider).Keys.Should().Contain([
            "engineVersion", "minApiVersion", "cgroupVersion", "kernel", "storageDriver", "cpuQuota", "memoryLimit", "swapLimit", "architecture",
        ]);
        Facts(provider).Should().Contain(new Dictionary<string, string>
        {
            ["apiVersion"] = "1.41",
            ["forwarding"] = "False",
            ["dockerPath"] = "/usr/local/bin/docker",
            ["sudo"] = "True",
        });
    }

    private static async Task<Dictionary<string, string>> IdsAsync(ManyFleet many)
    {
        await using var engine = many.Engine(Nas);
        return (await engine.Containers.ListAsync(null, default)).ToDictionary(container => container.Name, container => container.Id);
    }

    private static Dictionary<string, string> Facts(JsonElement provider) => provider.GetProperty("outputs").GetProperty("__facts")
        .EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.ToString());
}
