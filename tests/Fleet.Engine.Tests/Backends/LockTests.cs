using Fleet.Engine.Backends.Locks;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Backends;

public sealed class LockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly StackFiles Files = new("proj", "dev");
    private readonly MemoryStore _store = new();
    private readonly ManualTime _time = new(Start);

    /// <summary>Somebody on another machine, of whose process nobody else can tell whether it lives.</summary>
    private StackLocks Machine(string name, TimeProvider? time = null) => new(
        _store,
        Files,
        new EngineEnvironment { Time = time ?? _time },
        new LockIdentity { ProcessId = 7, UserName = "ann", HostName = name, Machine = $"{name}/pid:[1]", Start = "1", RunUrl = name == "ci" ? "https://git.example/acme/fleet/actions/runs/12" : "" },
        LeaseTimes.Default);

    private static LockWaiting For(int seconds, List<string>? said = null) => new(TimeSpan.FromSeconds(seconds), text => said?.Add(text));

    [Fact]
    public async Task A_held_stack_is_refused_with_who_where_since_when_and_what_to_do()
    {
        await using var held = await Machine("ci").TakeAsync(LockWaiting.None, default);

        var other = () => Machine("laptop").TakeAsync(LockWaiting.None, default);

        var refusal = (await other.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        refusal.Summary.Should().Be(
            "Stack 'dev' is locked by ann@ci (process 7) since 2026-01-02 03:04:05 UTC, https://git.example/acme/fleet/actions/runs/12.");
        refusal.Hint.Should().Be(
            "Wait with --wait-lock 10m: when that run is gone, the stack is free by 03:05:05 UTC. "
            + "If it is known to be dead, break its lock with: fleet cancel --stack dev");
    }

    [Fact]
    public async Task A_released_stack_leaves_no_lock_file_and_the_next_lease_has_a_higher_number()
    {
        var first = await Machine("a").TakeAsync(LockWaiting.None, default);
        await first.ReleaseAsync();
        _store.Keys.Should().Equal(Files.Lease);

        await using var second = await Machine("b").TakeAsync(LockWaiting.None, default);

        (first.Token, second.Token).Should().Be((1, 2));
        (await first.CheckAsync(default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_held_as_long_as_its_holder_lives()
    {
        await using var held = await Machine("a").TakeAsync(LockWaiting.None, default);

        for (var minute = 0; minute < 10; minute++)
        {
            await _time.UntilAsync(MinuteAsync());
        }

        (await held.CheckAsync(default)).Should().BeTrue();
        var other = () => Machine("b").TakeAsync(LockWaiting.None, default);
        await other.Should().ThrowAsync<DiagnosticException>();

        async Task<bool> MinuteAsync()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _time);
            return true;
        }
    }

    [Fact]
    public async Task A_killed_holder_on_another_machine_loses_the_stack_within_its_lease()
    {
        var deadTime = new ManualTime(Start);
        _ = await Machine("killed", deadTime).TakeAsync(LockWaiting.None, default);
        var said = new List<string>();

        // Its clock no longer moves: nothing renews the lease.
        await using var held = await _time.UntilAsync(Machine("next").TakeAsync(For(600, said), default));

        (_time.GetUtcNow() - Start).Should().BeGreaterThanOrEqualTo(LeaseTimes.Default.Duration).And.BeLessThan(TimeSpan.FromSeconds(63));
        held.Token.Should().Be(2);
        said.Should().Equal("Waiting for stack 'dev', which is held by ann@killed (process 7) since 2026-01-02 03:04:05 UTC.");
        _store.Keys.Should().HaveCount(2, "the lease and one lock file are there, and no place in the line");
    }

    [Fact]
    public async Task A_lease_past_its_end_is_watched_and_taken_without_being_asked_to_wait()
    {
        _ = await Machine("killed", new ManualTime(Start.AddDays(-1))).TakeAsync(LockWaiting.None, default);
        var said = new List<string>();

        await using var held = await _time.UntilAsync(Machine("next").TakeAsync(For(0, said), default));

        said.Single().Should().EndWith("who has not renewed the lease. It is taken over in 60 s unless that happens.");
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Clocks_that_disagree_by_an_hour_take_nothing_from_a_living_holder(int seconds)
    {
        await using var held = await Machine("holder").TakeAsync(LockWaiting.None, default);
        var otherTime = new ManualTime(Start.AddSeconds(seconds));
        var other = Machine("other", otherTime).TakeAsync(For(300), default);

        while (!other.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            otherTime.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(other, Task.Delay(2));
        }

        await other.Awaiting(task => task).Should().ThrowAsync<DiagnosticException>();
        (await held.CheckAsync(default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_holder_that_slept_through_its_lease_finds_out_before_it_goes_on()
    {
        var sleeper = new ManualTime(Start);
        var held = await Machine("sleeper", sleeper).TakeAsync(LockWaiting.None, default);
        await using var next = await _time.UntilAsync(Machine("next").TakeAsync(For(600), default));

        // It wakes up: its own count of time stood still, the clock on the wall did not.
        sleeper.Jump(TimeSpan.FromSeconds(61));

        (await held.CheckAsync(default)).Should().BeFalse();
        await held.ReleaseAsync();
        (await next.CheckAsync(default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_holder_that_slept_and_lost_nothing_goes_on()
    {
        await using var held = await Machine("sleeper").TakeAsync(LockWaiting.None, default);

        _time.Jump(TimeSpan.FromHours(5));

        (await held.CheckAsync(default)).Should().BeTrue();
        _time.Jump(TimeSpan.FromHours(-9));
        (await held.CheckAsync(default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_holder_that_cannot_reach_the_store_stops_before_its_lease_ends()
    {
        var held = await Machine("a").TakeAsync(LockWaiting.None, default);
        _store.IsDown = true;

        _time.Advance(LeaseTimes.Default.Duration - LeaseTimes.Default.Margin);
        var check = () => held.CheckAsync(default);

        await check.Should().ThrowAsync<IOException>();
        _store.IsDown = false;
        (await held.CheckAsync(default)).Should().BeTrue("nobody has taken it");
        await held.ReleaseAsync();
    }

    [Fact]
    public async Task A_cancelled_holder_notices_and_the_stack_is_free_at_once()
    {
        var held = await Machine("a").TakeAsync(LockWaiting.None, default);

        (await Machine("b").BreakAsync(default)).Single().HostName.Should().Be("a");

        (await held.CheckAsync(default)).Should().BeFalse();
        await using var next = await Machine("b").TakeAsync(LockWaiting.None, default);
        next.Token.Should().Be(2);
    }

    [Fact]
    public async Task What_pulumi_cancel_removes_is_a_broken_lock_too()
    {
        var held = await Machine("a").TakeAsync(LockWaiting.None, default);

        await _store.DeleteAsync(_store.Keys.Single(key => key.StartsWith(Files.LockFolder, StringComparison.Ordinal)), default);

        (await held.CheckAsync(default)).Should().BeFalse();
        await using var next = await Machine("b").TakeAsync(LockWaiting.None, default);
    }

    [Fact]
    public async Task Pulumis_lock_keeps_us_out_and_ours_is_in_the_form_that_keeps_pulumi_out()
    {
        var pulumis = Files.LockFile("pulumi");
        await _store.WriteAsync(pulumis, """{"pid":1,"username":"bob","hostname":"desk","timestamp":"2026-01-01T00:00:00.123456789+02:00"}"""u8.ToArray(), default);
        var refused = () => Machine("a").TakeAsync(LockWaiting.None, default);
        (await refused.Should().ThrowAsync<DiagnosticException>()).WithMessage("Stack 'dev' is locked by bob@desk (process 1) since 2025-12-31 22:00:00 UTC.*");
        _store.Keys.Should().Equal(pulumis);
        await _store.DeleteAsync(pulumis, default);

        await using var held = await Machine("a").TakeAsync(LockWaiting.None, default);

        var own = await _store.ReadAsync(_store.Keys.Single(key => key.StartsWith(Files.LockFolder, StringComparison.Ordinal)), default);
        System.Text.Encoding.UTF8.GetString(own!.Content).Should().Be("""{"pid":7,"username":"ann","hostname":"a","timestamp":"2026-01-02T03:04:05Z","lease":true}""");
    }

    [Fact]
    public async Task Those_who_wait_get_the_stack_in_the_order_they_came()
    {
        var held = await Machine("first").TakeAsync(LockWaiting.None, default);
        var order = new List<string>();
        var waiters = new List<Task<bool>>();
        foreach (var name in new[] { "second", "third", "fourth" })
        {
            waiters.Add(WaitAsync(name));
            while (_store.Keys.Count(key => key.StartsWith(Files.QueueFolder, StringComparison.Ordinal)) < waiters.Count)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(1);
            }
        }

        await held.ReleaseAsync();
        await _time.UntilAsync(Task.WhenAll(waiters));

        order.Should().Equal("second", "third", "fourth");

        async Task<bool> WaitAsync(string name)
        {
            await using var mine = await Machine(name).TakeAsync(For(600), default);
            order.Add(name);
            return true;
        }
    }

    [Fact]
    public async Task Who_waits_behind_another_gives_up_at_the_own_limit_though_what_it_was_told_of_the_lease_is_old()
    {
        await using var held = await Machine("a").TakeAsync(LockWaiting.None, default);
        var first = Machine("b").TakeAsync(For(1200), default);
        while (!_store.Keys.Any(key => key.StartsWith(Files.QueueFolder, StringComparison.Ordinal)))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        var second = async () => await _time.UntilAsync(Machine("c").TakeAsync(For(300), default));

        await second.Should().ThrowAsync<DiagnosticException>();
        first.IsCompleted.Should().BeFalse("the one before it waits on");
        await held.ReleaseAsync();
        await using var next = await _time.UntilAsync(first);
    }

    [Fact]
    public async Task Waiting_ends_at_its_limit_with_how_long_it_was()
    {
        await using var held = await Machine("a").TakeAsync(LockWaiting.None, default);

        var wait = async () => await _time.UntilAsync(Machine("b").TakeAsync(For(30), default));

        (await wait.Should().ThrowAsync<DiagnosticException>()).WithMessage("*It was waited for 3? s.*");
    }

    [Fact]
    public async Task A_lease_left_with_a_journal_can_be_taken_and_still_keeps_pulumi_out()
    {
        var held = await Machine("a").TakeAsync(LockWaiting.None, default);
        await held.AbandonAsync();
        _store.Keys.Should().Contain(key => key.StartsWith(Files.LockFolder, StringComparison.Ordinal));

        await using var next = await Machine("b").TakeAsync(LockWaiting.None, default);

        next.Token.Should().Be(2);
        _store.Keys.Count(key => key.StartsWith(Files.LockFolder, StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_process_of_this_machine_that_has_ended_holds_nothing()
    {
        using var ended = System.Diagnostics.Process.Start("true");
        await ended.WaitForExitAsync();
        var me = LockIdentity.Current(_ => null);
        var dead = new StackLocks(_store, Files, new EngineEnvironment { Time = _time }, me with { ProcessId = ended.Id, Start = "1" }, LeaseTimes.Default);
        _ = await dead.TakeAsync(LockWaiting.None, default);
        var locks = new StackLocks(_store, Files, new EngineEnvironment { Time = _time }, me, LeaseTimes.Default);
        (await locks.ListAsync(default)).Single().IsDead.Should().BeTrue();

        await using var held = await locks.TakeAsync(LockWaiting.None, default);

        held.Token.Should().Be(2);
        (await locks.ListAsync(default)).Single().IsDead.Should().BeFalse();
    }
}
