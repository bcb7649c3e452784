using FluentAssertions;
using Fleet.Protocol.Grpc;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;

namespace Pulumi.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_is_explained_once_and_ends_the_program_with_32()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            Func<string, int> broken = _ => throw new InvalidOperationException("broken");
            new Thing("a").Id.Apply(broken).Apply(value => value);
        });

        exitCode.Should().Be(32);
        var log = engine.Logged.Should().ContainSingle().Which;
        log.Severity.Should().Be(LogSeverity.Error);
        log.Message.Should().Contain("InvalidOperationException: broken");
        engine.Methods.Should().NotContain("SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task A_run_exception_is_shown_without_a_stack_trace()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync((Action)(() => throw new RunException("Set the region first.")));

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should().Be("Set the region first.");
        engine.Methods.Should().NotContain("RegisterResourceOutputs");
    }

    [Fact]
    public async Task What_was_asked_for_before_the_program_failed_is_registered_and_every_failure_told()
    {
        // The engine is slow, so that the program has long failed when it answers.
        await using var engine = await FakeEngine.StartAsync(with: new FakeEngine { BeforeAnswer = _ => Task.Delay(100) });

        var exitCode = await engine.RunAsync(() =>
        {
            var above = new Thing("above");
            _ = new Thing("below", new ThingArgs { Text = above.Id });
            Func<string, int> broken = _ => throw new RunException("Nor this.");
            above.Id.Apply(broken);
            throw new RunException("Not that.");
        });

        exitCode.Should().Be(32);
        engine.Logged.Select(log => log.Message).Should().Equal("Not that.", "Nor this.");
        engine.Registered.Select(request => request.Name).Should().Contain(["above", "below"]);
    }

    [Fact]
    public async Task A_program_that_failed_does_not_wait_for_what_never_comes()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            _ = new Thing("a", new ThingArgs { Text = Output.Create(Task.Delay(Timeout.Infinite).ContinueWith(_ => "never", TaskScheduler.Default)) });
            throw new RunException("Not that.");
        }).WaitAsync(TimeSpan.FromMinutes(1));

        exitCode.Should().Be(32);
        engine.Registered.Select(request => request.Name).Should().NotContain("a");
    }

    [Fact]
    public async Task A_resource_exception_names_its_resource()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => throw new ResourceException("No.", new Thing("a"), hideStack: true));

        engine.Logged.Single().Should().Be(new LogRequest
        {
            Severity = LogSeverity.Error,
            Message = "No.",
            Urn = engine.UrnOf("a"),
        });
    }

    [Fact]
    public async Task A_logged_error_ends_the_program_with_1_after_everything_is_registered()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            Log.Error("careful");
            _ = new Thing("a");
        });

        exitCode.Should().Be(1);
        engine.Registered.Should().HaveCount(2);
        engine.Methods.Should().NotContain("SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task Messages_arrive_in_order_with_their_resource()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var a = new Thing("a");
            Log.Info("one", a);
            Log.Warn("two", streamId: 7, ephemeral: true);
            Log.Debug("three");
        });

        engine.Logged.Should().Equal(
            new LogRequest { Severity = LogSeverity.Info, Message = "one", Urn = engine.UrnOf("a") },
            new LogRequest { Severity = LogSeverity.Warning, Message = "two", StreamId = 7, Ephemeral = true },
            new LogRequest { Severity = LogSeverity.Debug, Message = "three" });
    }

    [Fact]
    public async Task A_refused_registration_fails_the_program()
    {
        var fake = new FakeEngine
        {
            BeforeAnswer = request => request.Name == "a"
                ? throw new RpcStatusException(StatusCode.Cancelled, "the step failed")
                : Task.CompletedTask,
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);

        var exitCode = await engine.RunAsync(() =>
        {
            var a = new Thing("a");
            _ = new Thing("b", new ThingArgs { Text = a.Id });
        });

        exitCode.Should().Be(32);
        engine.Logged.Should().ContainSingle().Which.Message.Should().Contain("the step failed");
        engine.Registered.Select(request => request.Name).Should().NotContain("b");
    }

    [Fact]
    public async Task An_engine_that_goes_away_ends_the_program_with_1()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fake = new FakeEngine
        {
            BeforeAnswer = async request =>
            {
                if (request.Custom)
                {
                    waiting.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan);
                }
            },
        };
        var engine = await FakeEngine.StartAsync(with: fake);

        var program = engine.RunAsync(() => { _ = new Thing("a"); });
        await waiting.Task;
        await engine.DisposeAsync();

        (await program).Should().Be(1);
    }

    [Fact]
    public async Task A_missing_required_input_names_the_property()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => { _ = new Thing("a", new ThingArgs { Part = new ThingPartArgs() }); });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should()
            .Contain("[Input] Pulumi.Tests.Fakes.ThingPartArgs.Left is required but was not given a value");
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("t:t:T", "")]
    public async Task A_resource_needs_a_type_and_a_name(string type, string name)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => { _ = new CustomResource(type, name, null); });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should().Contain("ArgumentException");
    }

    [Fact]
    public void Outside_of_a_program_there_is_no_deployment()
    {
        var act = () => Deployment.Instance;

        act.Should().Throw<InvalidOperationException>()
            .WithMessage("Trying to acquire Deployment.Instance before 'Run' was called.");
    }
}
