using System.Collections.Concurrent;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;
using Binding = Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Fleet.Engine.Tests.Callbacks;

public sealed class ErrorHookTests : IAsyncLifetime, IDisposable
{
    private static readonly Binding Bound = new() { OnError = { "again" } };

    private readonly TestStack _stack = new();
    private readonly ConcurrentQueue<ErrorHookRequest> _asked = new();
    private CallbackServer _program = null!;

    public async Task InitializeAsync() => _program = await CallbackServer.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose() => _stack.Dispose();

    private void Fail(int times, Func<int, Exception> how)
    {
        var failures = 0;
        _stack.Cloud.OnAct = (_, _) => ++failures <= times ? throw how(failures) : Task.CompletedTask;
    }

    private Task<RunLog> UpAsync(Func<ErrorHookRequest, bool> answer, PropertyMap? inputs, int parallel = 1) => _stack.UpAsync(
        async monitor =>
        {
            await monitor.ErrorHookAsync("again", _program.ErrorHook(request =>
            {
                _asked.Enqueue(request);
                return answer(request);
            }));
            if (inputs is not null)
            {
                await monitor.ResourceAsync("a", inputs, request => request.Hooks = Bound);
            }
        },
        new OperationOptions { Parallel = parallel });

    [Fact]
    public async Task An_operation_is_tried_again_for_as_long_as_its_hook_says()
    {
        Fail(2, count => new DiagnosticException($"attempt {count}"));

        var run = await UpAsync(_ => true, PropertyMap.Of(("size", 1)));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create a");
        run.Messages(Severity.Warning).Should().Equal(
            "'a': create is tried again after: attempt 1", "'a': create is tried again after: attempt 2");
        _asked.Select(request => string.Join('|', request.Errors)).Should().Equal("attempt 1", "attempt 2|attempt 1");
        _asked.First().FailedOperation.Should().Be("create");
        _asked.First().Urn.Should().Be(TestStack.Urn("a"));
        PropertyCodec.Decode(_asked.First().NewInputs).Should().Equal(PropertyMap.Of(("size", 1)));
        (await _stack.StateAsync()).PendingOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_operation_fails_with_its_last_error_when_the_hook_has_enough()
    {
        Fail(10, count => new DiagnosticException($"attempt {count}."));

        var run = await UpAsync(request => request.Errors.Count < 3, PropertyMap.Empty);

        run.Errors.Should().Equal("attempt 3.");
        _asked.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_hundred_attempts_are_the_most()
    {
        Fail(1000, count => new DiagnosticException($"attempt {count}."));

        var run = await UpAsync(_ => true, PropertyMap.Empty);

        run.Errors.Should().Equal("attempt 100.");
    }

    [Fact]
    public async Task Updates_and_removals_are_tried_again_too_even_when_the_provider_crashed()
    {
        await UpAsync(_ => true, PropertyMap.Of(("size", 1)));
        Fail(1, _ => new InvalidOperationException("the pipe broke"));
        var updated = await UpAsync(_ => true, PropertyMap.Of(("size", 2)));
        Fail(1, _ => new InvalidOperationException("the pipe broke"));
        var removed = await UpAsync(_ => true, null);

        updated.Errors.Should().BeEmpty();
        removed.Errors.Should().BeEmpty();
        _asked.Select(request => request.FailedOperation).Should().Equal("update", "delete");
        _asked.Select(request => request.Id).Should().Equal("a-1", "a-1");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hook_that_fails_itself_does_not_hide_why_it_was_asked()
    {
        Fail(10, _ => new DiagnosticException("no space."));

        var run = await UpAsync(_ => throw new InvalidOperationException("oops"), PropertyMap.Empty);

        run.Errors.Should().Equal("no space.");
        run.Messages(Severity.Warning).Should().Equal("The hook 'again' after a failure of 'a' has failed itself: oops");
    }

    [Fact]
    public async Task An_object_that_came_to_be_is_not_made_again()
    {
        _stack.Cloud.Unhealthy.Add("a");

        var run = await UpAsync(_ => true, PropertyMap.Empty);

        run.Errors.Should().Equal("'a' is not healthy.");
        _asked.Should().BeEmpty();
        _stack.Cloud.Objects.Should().HaveCount(1);
    }
}
