using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>What goes before an object that is removed before its replacement is made, and what stays.</summary>
public sealed class DeleteFirstTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private IEnumerable<string> Acts() => _stack.Cloud.Calls.Where(call =>
        call.Split(' ')[0] is "create" or "update" or "delete");

    private static Task<RegisterResourceResponse> First(MonitorClient monitor, int value) =>
        monitor.ResourceAsync("a", PropertyMap.Of(("first", value)));

    private static Task<RegisterResourceResponse> With(MonitorClient monitor, RegisterResourceResponse a) =>
        monitor.ResourceAsync("b", PropertyMap.Of(("with", a.Id)), request =>
        {
            request.DeletedWith = a.Urn;
            request.Dependencies.Add(a.Urn);
        });

    // a ← b, which goes with it ← c, which comes after it.
    private static Func<MonitorClient, Task> Three(int value, bool hasC) => async monitor =>
    {
        var a = await First(monitor, value);
        var b = await With(monitor, a);
        if (hasC)
        {
            await monitor.ResourceAsync("c", null, request => request.Dependencies.Add(b.Urn));
        }
    };

    [Fact]
    public async Task What_only_comes_after_something_that_goes_stays_while_it_is_declared()
    {
        await _stack.UpAsync(Three(1, hasC: true));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Three(2, hasC: true));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete b", "delete a", "create a", "create b");
    }

    [Fact]
    public async Task What_only_comes_after_something_that_goes_is_removed_once_the_program_has_not_declared_it()
    {
        await _stack.UpAsync(Three(1, hasC: true));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Three(2, hasC: false));

        run.Errors.Should().BeEmpty();
        Acts().Should().Equal("delete b", "delete a", "create a", "create b", "delete c");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task What_was_replaced_already_and_goes_with_it_is_removed_before_it()
    {
        await _stack.UpAsync(async monitor => await With(monitor, await First(monitor, 1)));
        _stack.Cloud.Forget();

        Func<MonitorClient, Task> program = async monitor =>
        {
            await monitor.ResourceAsync("b", PropertyMap.Of(("new", 1)));
            await First(monitor, 2);
        };
        var (preview, run) = await _stack.PreviewAndUpAsync(program);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal(preview.Steps);
        Acts().Should().Equal("create b", "delete b", "delete a", "create a");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("b-3", "a-4");
        (await _stack.StateAsync()).Resources.Should().NotContain(state => state.IsDeleted);
    }

    [Fact]
    public async Task What_moves_away_from_it_at_the_same_time_is_waited_for()
    {
        await _stack.UpAsync(async monitor => await With(monitor, await First(monitor, 1)));
        _stack.Cloud.Forget();
        var replacing = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        _stack.Cloud.OnAct = async (act, _) =>
        {
            if (act == "create b")
            {
                replacing.SetResult();
                await released.Task;
            }
        };

        var run = _stack.UpAsync(async monitor =>
        {
            var b = monitor.ResourceAsync("b", PropertyMap.Of(("new", 1)));
            await replacing.Task;
            var a = First(monitor, 2);
            while (!_stack.Cloud.Calls.Contains("prepare a"))
            {
                await Task.Yield();
            }

            released.SetResult();
            await Task.WhenAll(a, b);
        });

        (await run).Errors.Should().BeEmpty();
        Acts().Should().Equal("create b", "delete b", "delete a", "create a");
    }

    [Fact]
    public async Task Something_that_goes_with_it_and_failed_is_in_the_way()
    {
        await _stack.UpAsync(async monitor => await With(monitor, await First(monitor, 1)));
        _stack.Cloud.Down.Add("b");

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1)));
            await First(monitor, 2);
        });

        run.Errors.Should().BeEquivalentTo(
            "'b' cannot be reached.", "'a' must be replaced, and 'b', which cannot outlive it, is still as it was.");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-1", "b-2");
    }

    [Theory]
    [InlineData(false, "'a' must be replaced, and 'b', which cannot outlive it, is no target.")]
    [InlineData(true, "'a' must be replaced, and 'b', which cannot outlive it, is excluded.")]
    public async Task Something_that_goes_with_it_and_is_to_be_left_alone_is_in_the_way(bool isExcluded, string error)
    {
        await _stack.UpAsync(Three(1, hasC: false));
        var options = isExcluded
            ? new OperationOptions { Exclude = ["**::b"] }
            : new OperationOptions { Targets = ["**::a"] };

        var run = await _stack.UpAsync(Three(2, hasC: false), options);
        var objects = _stack.Cloud.Objects.Keys.ToList();
        var both = await _stack.UpAsync(Three(2, hasC: false), new OperationOptions { Targets = ["**::a"], TargetDependents = true });

        run.Errors.Should().Equal(error);
        objects.Should().BeEquivalentTo("a-1", "b-2");
        both.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-3", "b-4");
    }

    // a ← b, which goes with it; the second time b is replaced and no longer goes with a, and the program breaks before c.
    private async Task ReplaceByHalfAsync(string name, Func<MonitorClient, RegisterResourceResponse, Task> addC)
    {
        await _stack.UpAsync(async monitor => await addC(monitor, await With(monitor, await First(monitor, 1))));
        await _stack.UpAsync(async monitor =>
        {
            await First(monitor, 1);
            await NewAsync(monitor, name);
            throw new DiagnosticException("broken");
        });
    }

    private static Task<RegisterResourceResponse> NewAsync(MonitorClient monitor, string name) =>
        monitor.ResourceAsync(name, PropertyMap.Of(("new", 1)), request => request.AliasURNs.Add(TestStack.Urn("b")));

    [Fact]
    public async Task What_goes_with_one_of_two_objects_of_a_name_is_not_left_recorded_without_an_object()
    {
        static Task C(MonitorClient monitor, RegisterResourceResponse b) => monitor.ResourceAsync("c", PropertyMap.Of(("with", b.Id)), request =>
        {
            request.DeletedWith = b.Urn;
            request.Dependencies.Add(b.Urn);
        });
        await ReplaceByHalfAsync("b", C);
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo(["a-1", "b-2", "c-3", "b-4"], "nobody knows that 'c' is no longer wanted");

        var run = await _stack.UpAsync(async monitor =>
        {
            await First(monitor, 2);
            await C(monitor, await NewAsync(monitor, "b"));
        });

        run.Errors.Should().BeEmpty();
        run.Result.Differences.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-5", "b-4", "c-6");
        (await _stack.StateAsync()).Resources.Where(state => state.IsCustom && !state.IsProvider).Select(state => state.Id)
            .Should().BeEquivalentTo("a-5", "b-4", "c-6");
    }

    [Fact]
    public async Task What_comes_after_an_old_object_that_goes_is_removed_at_the_end()
    {
        await ReplaceByHalfAsync("b2", (monitor, b) => monitor.ResourceAsync("c", null, request => request.Dependencies.Add(b.Urn)));

        var run = await _stack.UpAsync(async monitor =>
        {
            await First(monitor, 2);
            await NewAsync(monitor, "b2");
        });

        run.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-5", "b2-4");
        (await _stack.RecordedAsync()).Should().Equal("a", "b2");
    }
}
