using Fleet.Providers.Tests.Docker.Links;
using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Replacements that were killed on their way, and the run that comes after.</summary>
[Collection(EngineCollection.Name)]
public sealed class SuccessionKillTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly PropertyValue Port = Blocks(Map(("internal", 80), ("external", 18180)));

    [EngineFact]
    public async Task A_replacement_that_was_killed_before_the_new_one_worked_is_taken_back()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("ports", Port)));
        var request = await session.ReplaceRequestAsync(made, Web(("ports", Port), ("envs", Texts("A=1"))));
        await session.CreateAsync(Container, Web(("name", "web.next"), ("start", false)));
        await real.Client.Containers.StopAsync(made.Id, TimeSpan.FromSeconds(1), None);

        var settled = await session.Provider.SettleReplacementAsync(request, None);

        settled.Id.Should().Be(made.Id);
        (await real.Client.Containers.InspectAsync("web", None)).State.Running.Should().BeTrue();
        (await real.Client.Containers.FindAsync("web.next", None)).Should().BeNull();
        session.Said.Should().Contain("Container 'web' on 'atlas': its replacement was interrupted, and was taken back.");
    }

    [EngineFact]
    public async Task A_replacement_that_was_killed_after_the_new_one_worked_is_completed()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web());
        var request = await session.ReplaceRequestAsync(made, Web(("envs", Texts("A=1"))));
        var next = await session.CreateAsync(Container, Web(("name", "web.next"), ("envs", Texts("A=1"))));
        await real.Client.Containers.RenameAsync(made.Id, "web.old", None);

        var settled = await session.Provider.SettleReplacementAsync(request, None);
        var again = await session.Provider.SettleReplacementAsync(request, None);

        settled.Id.Should().Be(next.Id);
        again.Id.Should().Be(next.Id);
        (await real.Client.Containers.ListAsync(null, None)).Select(container => container.Name).Should().Contain("web").And.NotContain(name => name.StartsWith("web."));
    }

    [EngineFact]
    public async Task A_replacement_killed_at_any_change_is_settled_and_nothing_is_doubled()
    {
        await using var session = await EngineSession.OpenAsync(real);
        (string, PropertyValue)[][] kinds = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1"
            ? [[("ports", Port)], []]
            : [[("ports", Port)]];
        foreach (var (kind, doesLast) in kinds.SelectMany(kind => new[] { (kind, true), (kind, false) }))
        {
            var kills = 0;
            while (await KillAsync(session, kind, kills, doesLast))
            {
                kills++;
            }

            kills.Should().BeGreaterThan(5, "a replacement takes several changes");
        }
    }

    /// <summary>Kills a replacement at a change and settles it. False when it was complete before that change.</summary>
    private async Task<bool> KillAsync(EngineSession session, (string, PropertyValue)[] kind, int changes, bool doesLast)
    {
        var made = await session.CreateAsync(Container, Web(kind));
        var request = await session.ReplaceRequestAsync(made, Web([.. kind, ("envs", Texts("A=1"))]));
        var dialer = new CuttingDialer(
            new UnixSocketDialer(real.Socket), new Cut(changes, doesLast ? Loss.Answer : Loss.Request) { IsForGood = true });
        await using var engine = new DockerEngine(dialer, new HurriedTime());
        var logins = RegistryLogins.Read([], DockerEnvironment.Current, TimeProvider.System);
        var host = new DockerHost(engine, "atlas", logins, session, new HurriedTime());
        try
        {
            await new ContainerSuccession(host, request).ReplaceAsync(None);
        }
        catch (UncertainOutcomeException exception)
        {
            // Nothing could be taken back, so that it must be settled by who asks next.
            (dialer.WasCut, exception.IsAnswered).Should().Be((true, false));
        }

        // An engine that has begun a change ends it, whether or not anybody waits.
        await Task.Delay(100);
        var settled = await session.Provider.SettleReplacementAsync(request, None);

        var place = $"killed {(doesLast ? "after" : "before")} change {changes + 1}";
        var containers = (await real.Client.Containers.ListAsync(null, None)).Where(container => container.Name.StartsWith("web")).ToList();
        containers.Should().ContainSingle(place).Which.Id.Should().Be(settled.Id, place);
        containers[0].Name.Should().Be("web", place);
        containers[0].State.Should().Be("running", place);
        await real.Client.Containers.RemoveAsync(settled.Id!, withVolumes: true, None);
        return dialer.WasCut;
    }
}
