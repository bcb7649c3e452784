using static Fleet.Protocol.Values.PropertyMap;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Podman;

/// <summary>Podman answers on a socket as an engine would, of API 1.41, and differs where nobody expects it.</summary>
public sealed class PodmanTests
{
    private const string Container = "docker:index/container:Container";
    private const string Network = "docker:index/network:Network";
    private const string Volume = "docker:index/volume:Volume";
    private const string Image = "docker:index/remoteImage:RemoteImage";

    [MachineFact("podman", "runc", "conmon")]
    public async Task What_is_made_by_podman_does_not_differ_is_repaired_and_goes()
    {
        await using var podman = await RealPodman.StartAsync();
        await using var session = await ProviderSession.OpenAsync("docker", Of(("host", $"unix://{podman.Socket}")));
        var programs = new Dictionary<string, PropertyMap>
        {
            [Image] = Of(("name", RealEngine.Image), ("keepLocally", true)),
            [Network] = Of(("name", "pods"), ("labels", Blocks(Map(("label", "a"), ("value", "1"))))),
            [Volume] = Of(("name", "pod-data")),
            [Container] = Of(
                ("name", "web"), ("image", RealEngine.Image), ("envs", Texts("WORD=hello", "A=1")), ("restart", "unless-stopped"),
                ("labels", Blocks(Map(("label", "a"), ("value", "1")))),
                ("hostname", "box"), ("user", "1000"), ("memory", 64), ("stopTimeout", 1), ("destroyGraceSeconds", 1),
                ("networksAdvanced", Blocks(Map(("name", "pods"), ("aliases", Texts("front"))))),
                ("ports", Blocks(Map(("internal", 80), ("external", 18080)))),
                ("volumes", Blocks(Map(("volumeName", "pod-data"), ("containerPath", "/data"))))),
        };
        var made = new List<Made>();
        foreach (var (type, program) in programs)
        {
            made.Add(await session.CreateAsync(type, program, type.Split(':')[^1]));
        }

        var changes = new List<string>();
        foreach (var one in made)
        {
            var read = await session.ReadAsync(one);
            changes.AddRange((await session.ChangesAsync(one, programs[one.Urn.Type])).Select(change => $"{one.Urn.Name}: {change}"));
            changes.AddRange((await session.ChangesAsync(read!, programs[one.Urn.Type])).Select(change => $"{one.Urn.Name} read: {change}"));
        }

        var quiet = await session.DriftAsync([.. made]);
        await podman.Client.Containers.StopAsync(made[^1].Id, TimeSpan.Zero, default);
        var stopped = await session.DriftAsync([.. made]);
        await podman.Client.Containers.RemoveAsync(made[^1].Id, false, default);
        var removed = await session.DriftAsync([.. made]);
        made[^1] = await session.CreateAsync(Container, programs[Container], "Container");
        foreach (var one in Enumerable.Reverse(made))
        {
            await session.DeleteAsync(one);
        }

        changes.Should().BeEmpty();
        quiet.Should().BeEmpty();
        stopped.Should().ContainSingle();
        removed.Should().ContainSingle();
        (await podman.Client.Containers.ListAsync(null, default)).Should().BeEmpty();
        (await podman.Client.Volumes.ListAsync(null, default)).Should().BeEmpty();
    }
}
