using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>
/// A link that is cut at any change, before the engine has heard of it or before its answer is back, and works again: the
/// operation goes on by itself, and nothing is there twice.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class CutLinkTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Urn Network = Urn("network:Network", "cut");

    private static PropertyMap Program(params (string Name, PropertyValue Value)[] more) => PropertyMap.From(Map(
        ("image", RealEngine.Image), ("name", "cut"), ("destroyGraceSeconds", 1),
        ("networksAdvanced", Blocks(Map(("name", "cut-one")), Map(("name", "cut-two")))),
        ("uploads", Blocks(Map(("file", "/srv/file"), ("content", "there"))))).Concat(Map(more)));

    [EngineFact]
    public Task A_container_is_made_once() => WithNetworksAsync(async session =>
    {
        var inputs = await session.CheckAsync(Container, PropertyMap.Empty, Program());
        var cuts = await CutEverywhereAsync(session, async host =>
        {
            var made = await new ContainerResource().CreateAsync(host, new CreateRequest(Container, inputs, null, false), None);

            var container = await OnlyAsync();
            container.Id.Should().Be(made.Id);
            container.State.Running.Should().BeTrue();
            container.NetworkSettings.Networks!.Keys.Should().BeEquivalentTo("cut-one", "cut-two");
            (await real.Client.Commands.RunAsync(made.Id, ["cat", "/srv/file"], null, None)).Output.Should().Be("there");
            await real.Client.Containers.RemoveAsync(made.Id, withVolumes: true, None);
        });

        cuts.Should().BeGreaterThanOrEqualTo(4, "it is created, connected, filled and started");
    });

    [EngineFact]
    public Task A_container_is_replaced_once() => WithNetworksAsync(async session =>
    {
        var old = await session.CheckAsync(Container, PropertyMap.Empty, Program());
        var wanted = await session.CheckAsync(Container, old, Program(("envs", Texts("A=1")), ("ports", Blocks(Map(("internal", 80), ("external", 18181))))));
        var resource = new ContainerResource();
        var whole = Whole(session);
        var cuts = await CutEverywhereAsync(session, async host =>
        {
            var made = await resource.CreateAsync(whole, new CreateRequest(Container, old, null, false), None);

            var next = await new ContainerSuccession(host, new ReplaceRequest(Container, made.Id, old, made.Outputs, wanted, null))
                .ReplaceAsync(None);

            var container = await OnlyAsync();
            (container.Id, container.State.Running).Should().Be((next.Id, true));
            container.Config.Env.Should().Contain("A=1");
            await real.Client.Containers.RemoveAsync(next.Id, withVolumes: true, None);
        }, isQuick: true);

        cuts.Should().BeGreaterThanOrEqualTo(8, "two renames, a stop and a removal come on top");
    });

    [EngineFact]
    public Task A_container_is_removed_for_good() => WithNetworksAsync(async session =>
    {
        var inputs = await session.CheckAsync(Container, PropertyMap.Empty, Program());
        var resource = new ContainerResource();
        var whole = Whole(session);
        var cuts = await CutEverywhereAsync(session, async host =>
        {
            var made = await resource.CreateAsync(whole, new CreateRequest(Container, inputs, null, false), None);

            await resource.DeleteAsync(host, new DeleteRequest(Container, made.Id, inputs, made.Outputs, null), None);

            (await real.Client.Containers.FindAsync("cut", None)).Should().BeNull();
        });

        cuts.Should().Be(2);
    });

    [EngineFact]
    public async Task Networks_and_volumes_are_made_and_removed_once()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var network = (Urn: Network, Kind: (IDockerResource)new NetworkResource(), Program: Map(("name", "cut-net")));
        var volume = (Urn: Urn("volume:Volume", "cut"), Kind: (IDockerResource)new VolumeResource(), Program: Map(("name", "cut-volume")));
        foreach (var (urn, kind, program) in new[] { network, volume })
        {
            var inputs = await session.CheckAsync(urn, PropertyMap.Empty, program);
            var cuts = await CutEverywhereAsync(session, async host =>
            {
                var made = await kind.CreateAsync(host, new CreateRequest(urn, inputs, null, false), None);
                var there = await kind.ReadAsync(host, new ReadRequest(urn, made.Id, inputs, made.Outputs, null), None);
                await kind.DeleteAsync(host, new DeleteRequest(urn, made.Id, inputs, made.Outputs, null), None);
                var gone = await kind.ReadAsync(host, new ReadRequest(urn, made.Id, inputs, made.Outputs, null), None);

                (there.Id, gone.Id).Should().Be((made.Id, null));
            });

            cuts.Should().Be(2, "'{0}' is made and removed", urn.Type);
            (await real.Client.Networks.ListAsync(null, None)).Should().NotContain(one => one.Name == "cut-net");
        }
    }

    [EngineFact]
    public async Task A_creation_whose_answer_or_what_follows_is_lost_for_good_is_said_to_be_uncertain()
    {
        foreach (var loss in new[] { Loss.Answer, Loss.Nothing })
        {
            await using var session = await EngineSession.OpenAsync(real, new Cut(0, loss) { IsForGood = true });
            var inputs = await session.CheckAsync(Network, PropertyMap.Empty, Map(("name", "cut-for-good")));

            var creation = () => session.Provider.CreateAsync(new CreateRequest(Network, inputs, null, false), None);

            (await creation.Should().ThrowAsync<UncertainOutcomeException>()).Which.IsAnswered.Should().BeFalse();
            var made = (await real.Client.Networks.ListAsync(null, None)).Single(one => one.Name == "cut-for-good");
            await real.Client.Networks.RemoveAsync(made.Id, None);
        }
    }

    [EngineFact]
    public async Task A_creation_that_an_engine_never_heard_of_has_failed_for_certain()
    {
        await using var session = await EngineSession.OpenAsync(real, ("host", "unix:///nowhere/docker.sock"));
        var inputs = await session.CheckAsync(Network, PropertyMap.Empty, Map(("name", "cut-for-good")));

        var creation = () => session.Provider.CreateAsync(new CreateRequest(Network, inputs, null, false), None);

        await creation.Should().ThrowAsync<DiagnosticException>().WithMessage("*could not be reached*");
    }

    [EngineFact]
    public async Task A_task_whose_start_was_cut_runs_once()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var inputs = await session.CheckAsync(Container, PropertyMap.Empty, Map(
            ("image", RealEngine.Image), ("name", "cut"), ("attach", true), ("mustRun", false),
            ("command", Texts("/bin/sh", "-c", "echo x >> /tmp/runs; wc -l < /tmp/runs")), ("logs", true)));
        var runs = 0;
        await CutEverywhereAsync(session, async host =>
        {
            var made = await new ContainerResource().CreateAsync(host, new CreateRequest(Container, inputs, null, false), None);

            runs++;
            made.Outputs.Text("containerLogs").Should().Be("1\n", "a second start would have counted on");
            await real.Client.Containers.RemoveAsync(made.Id, withVolumes: true, None);
        });

        runs.Should().BeGreaterThan(3);
    }

    [EngineFact]
    public Task An_update_that_was_cut_off_is_made_by_the_next_run() => WithNetworksAsync(async session =>
    {
        var old = await session.CheckAsync(Container, PropertyMap.Empty, Program());
        var wanted = await session.CheckAsync(Container, old, Program(
            ("name", "cut-new"), ("memory", 64), ("networksAdvanced", Blocks(Map(("name", "cut-two"), ("aliases", Texts("other")))))));
        var resource = new ContainerResource();
        var whole = Whole(session);
        var made = await resource.CreateAsync(whole, new CreateRequest(Container, old, null, false), None);
        var forwards = new UpdateRequest(Container, made.Id, old, made.Outputs, wanted, null, false);
        var back = new UpdateRequest(Container, made.Id, wanted, made.Outputs, old, null, false);

        var cuts = await CutForGoodAsync(session, host => resource.UpdateAsync(host, forwards, None), async () =>
        {
            await resource.UpdateAsync(whole, forwards, None);

            var container = await real.Client.Containers.InspectAsync(made.Id, None);
            (container.Name, container.State.Running, container.HostConfig.Memory).Should().Be(("/cut-new", true, 64L << 20));
            container.NetworkSettings.Networks!.Should().ContainSingle().Which.Value.Aliases.Should().Contain("other");
            await resource.UpdateAsync(whole, back, None);
        });

        cuts.Should().Be(5, "it is renamed, limited, and its networks are left and joined");
        await real.Client.Containers.RemoveAsync(made.Id, withVolumes: true, None);
    });

    [EngineFact]
    public async Task A_removal_that_was_cut_off_is_made_by_the_next_run()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var inputs = await session.CheckAsync(
            Container, PropertyMap.Empty, Map(("image", RealEngine.Image), ("name", "cut"), ("destroyGraceSeconds", 1)));
        var resource = new ContainerResource();
        var whole = Whole(session);
        DeleteRequest Gone(CreateResult made) => new(Container, made.Id, inputs, made.Outputs, null);
        var made = await resource.CreateAsync(whole, new CreateRequest(Container, inputs, null, false), None);

        var cuts = await CutForGoodAsync(session, host => resource.DeleteAsync(host, Gone(made), None), async () =>
        {
            await resource.DeleteAsync(whole, Gone(made), None);

            (await real.Client.Containers.FindAsync("cut", None)).Should().BeNull();
            made = await resource.CreateAsync(whole, new CreateRequest(Container, inputs, null, false), None);
        });

        cuts.Should().Be(2, "it is stopped and removed");
        await resource.DeleteAsync(whole, Gone(made), None);
    }

    /// <summary>Has an operation fail at one change after the other; what the next run does about it is seen after each.</summary>
    private async Task<int> CutForGoodAsync(EngineSession session, Func<DockerHost, Task> operation, Func<Task> next)
    {
        for (var change = 0; ; change++)
        {
            await using var dialer = new CuttingDialer(
                new UnixSocketDialer(real.Socket), new Cut(change, change % 2 == 0 ? Loss.Answer : Loss.Request) { IsForGood = true });
            await using var engine = new DockerEngine(dialer, new HurriedTime());
            try
            {
                await operation(new DockerHost(engine, "atlas", Logins(), session, new HurriedTime()));
            }
            catch (DockerUnreachableException) when (dialer.WasCut)
            {
                // As the engine is told of it: the operation failed, and what was recorded before it counts.
            }

            await next();
            if (!dialer.WasCut)
            {
                return change;
            }
        }
    }

    /// <summary>Does something again and again, with the link cut at one change after the other. Returns how many there were.</summary>
    private async Task<int> CutEverywhereAsync(EngineSession session, Func<DockerHost, Task> operation, bool isQuick = false)
    {
        var cuts = 0;
        Loss[] ways = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? [Loss.Answer, Loss.Request, Loss.Body]
            : isQuick ? [Loss.Answer]
            : [Loss.Answer, Loss.Request];
        foreach (var way in ways)
        {
            var isCut = true;
            for (var change = 0; isCut; change++)
            {
                await using var dialer = new CuttingDialer(new UnixSocketDialer(real.Socket), new Cut(change, way));
                await using var engine = new DockerEngine(dialer, new HurriedTime());
                await operation(new DockerHost(engine, "atlas", Logins(), session, new HurriedTime()));
                isCut = dialer.WasCut;
                cuts = Math.Max(cuts, isCut ? change + 1 : 0);
            }
        }

        return cuts;
    }

    private async Task WithNetworksAsync(Func<EngineSession, Task> test)
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Urn("network:Network", "one"), Map(("name", "cut-one")));
        await session.CreateAsync(Urn("network:Network", "two"), Map(("name", "cut-two")));
        try
        {
            await test(session);
        }
        finally
        {
            // What a test that failed has left would hide why it did.
            foreach (var left in (await real.Client.Containers.ListAsync(null, None)).Where(container => container.Name.StartsWith("cut")))
            {
                await real.Client.Containers.RemoveAsync(left.Id, withVolumes: true, None);
            }
        }
    }

    private async Task<ContainerDetails> OnlyAsync()
    {
        var named = (await real.Client.Containers.ListAsync(null, None)).Where(container => container.Name.StartsWith("cut")).ToList();
        named.Should().ContainSingle().Which.Name.Should().Be("cut");
        return await real.Client.Containers.InspectAsync(named[0].Id, None);
    }

    /// <summary>The same engine, over a link that is not cut.</summary>
    private DockerHost Whole(EngineSession session) => new(real.Client, "atlas", Logins(), session, new HurriedTime());

    private static RegistryLogins Logins() => RegistryLogins.Read([], DockerEnvironment.Current, TimeProvider.System);
}
