using System.Diagnostics;
using System.Globalization;
using Fleet.Lab;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Acceptance.Tests.Links;

/// <summary>
/// What can go wrong between Fleet and a host while forty containers are made on it: after at most one more up everything is
/// there, nothing twice, and what was said about it names the host and what to do.
/// </summary>
public class LinkFaultTests
{
    private const int Count = 40;
    private const string Host = "busy";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1";

    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(10);

    private static readonly Fault[] Faults =
    [
        new("sshd killed", many => many.BreakAsync(Host, "ssh"), many => many.HealAsync()),
        new("engine restarted", many => many.BreakAsync(Host, "engine"), many => many.HealAsync()),
        new("link cut for 10 s", many => many.BreakAsync(Host, "network"), many => many.HealAsync(), Cut),
        new("200 ms more in each direction", many => many.BreakAsync(Host, "delay=200"), many => many.HealAsync(), null, Early: true),
        new("5% of all packets lost", many => many.BreakAsync(Host, "loss=5"), many => many.HealAsync(), null, Early: true),
        new("disk full", many => many.BreakAsync(Host, "disk"), many => many.HealAsync(), null),
        new("image registry down", many => Registry(many).StopAsync(), many => Registry(many).StartAsync(), null, Early: true),
    ];

    [MachineFact("docker-registry")]
    public async Task Forty_containers_come_through_every_fault_with_at_most_one_more_up()
    {
        await using var many = await ManyFleet.StartAsync(81, Count, new LabHost { Name = Host, Address = "198.18.81.11" });
        many.Settings["many:image"] = ImageRegistry.Image;
        many.Write();
        await Registry(many).StartWithImageAsync();
        foreach (var fault in IsFull ? Faults : Faults[1..2])
        {
            TestCounts.Add(await ComeThroughAsync(many, fault));
            await EmptyAsync(many);
            await Registry(many).ForgetAsync();
        }
    }

    private static ImageRegistry Registry(ManyFleet many) => new(many, Host);

    private static async Task<string> ComeThroughAsync(ManyFleet many, Fault fault)
    {
        var watch = Stopwatch.StartNew();
        var loginsBefore = await many.LoginsAsync(Host);
        if (fault.Early)
        {
            await fault.Break(many);
        }

        var running = many.UpAsync();
        if (!fault.Early)
        {
            await ReachedAsync(many, Count / 4, running);
            running.IsCompleted.Should().BeFalse("'{0}' is to happen in the middle", fault.Name);
            await fault.Break(many);
        }

        if (fault.Lasts is { } time)
        {
            await Task.Delay(time);
            await fault.Heal(many);
        }
        else if (fault.IsMomentary)
        {
            await fault.Heal(many);
        }

        var first = await running;
        var logins = await many.LoginsAsync(Host) - loginsBefore;
        await fault.Heal(many);
        if (!fault.EndsLink)
        {
            logins.Should().Be(1, fault.Name);
        }

        if (first.ExitCode != 0)
        {
            IsHonest(first, fault);
        }

        var needsMore = first.ExitCode != 0 || fault.StopsContainers;
        if (needsMore)
        {
            await many.MustUpAsync();
        }

        var made = await CheckAsync(many);
        (await many.MustUpAsync()).Keys.Should().Equal(["same"], fault.Name);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"fault during an up of {Count} containers: {fault.Name}: {(needsMore ? "1" : "0")} more ups, {made} containers, none twice, {logins} logins in the first, {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>
    /// Removes everything. An engine that was stopped in the middle of a start may count a network as used though nothing is in it,
    /// until it is started anew; a run that says so is right, and so is the mend it names.
    /// </summary>
    private static async Task EmptyAsync(ManyFleet many)
    {
        var destroy = await many.Fleet.RunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");
        if (destroy.ExitCode != 0)
        {
            destroy.Text.Should().Contain("The engine counts wrongly until it is started anew. Restart it there, then run again.");
            await many.BreakAsync(Host, "engine");
            await many.HealAsync();
            await many.DestroyAsync();
        }
    }

    private static void IsHonest(FleetOutcome outcome, Fault fault)
    {
        outcome.Error.Should().NotContain("   at ", "{0}: a stack trace helps no operator", fault.Name).And.NotContain("Bug:");
        outcome.Error.Should().Contain(Host, fault.Name);
    }

    /// <summary>The engine has what is recorded, each once, and all of it runs.</summary>
    private static async Task<int> CheckAsync(ManyFleet many)
    {
        await using var engine = many.Engine(Host);
        var containers = await engine.Containers.ListAsync(null, default);
        var recorded = (await many.RecordedAsync())
            .Where(resource => resource.GetProperty("type").GetString() == "docker:index/container:Container")
            .Select(resource => resource.GetProperty("id").GetString()!);
        containers.Select(container => container.Id).Should().BeEquivalentTo(recorded);
        containers.Should().HaveCount(Count);

        // One by one: what an engine started while its disk was full is 'created' in its list until it changes again.
        var details = await Task.WhenAll(containers.Select(container => engine.Containers.InspectAsync(container.Id, default)));
        details.Where(container => !container.State.Running).Select(container => $"{container.Name} is {container.State.Status}")
            .Should().BeEmpty();
        (await engine.Networks.ListAsync(null, default)).Count(network => network.Name == "many").Should().Be(1);
        (await engine.Volumes.ListAsync(null, default)).Should().ContainSingle(volume => volume.Name == "many-data");
        return containers.Count;
    }

    private static async Task ReachedAsync(ManyFleet many, int count, Task end)
    {
        await using var engine = many.Engine(Host);
        while (!end.IsCompleted && (await engine.Containers.ListAsync(null, default)).Count < count)
        {
            await Task.Delay(20);
        }
    }

    /// <param name="Name">What happens.</param>
    /// <param name="Break">Does it.</param>
    /// <param name="Heal">Undoes it; may be called twice.</param>
    /// <param name="Lasts">How long it lasts; null: until the up has ended, or for a moment.</param>
    /// <param name="Early">True when it is there from the beginning of the up.</param>
    private sealed record Fault(
        string Name, Func<ManyFleet, Task> Break, Func<ManyFleet, Task> Heal, TimeSpan? Lasts = null, bool Early = false)
    {
        /// <summary>True for what is over as soon as it has happened.</summary>
        public bool IsMomentary => Name is "sshd killed" or "engine restarted";

        /// <summary>True where containers that run already end with it: even an up that gets over it has left them down.</summary>
        public bool StopsContainers => Name is "engine restarted";

        /// <summary>True where a login cannot last.</summary>
        public bool EndsLink => Name is "sshd killed" || Lasts is not null;
    }
}
