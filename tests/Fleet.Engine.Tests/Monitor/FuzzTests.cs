using System.Collections.Concurrent;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

/// <summary>Whatever a program sends: the sender is answered, the engine goes on, and what it has recorded is valid.</summary>
public sealed class FuzzTests
{
    private const int Cases = 25;
    private const int RequestsOfACase = 80;

    [Fact]
    public void Random_requests_are_answered_and_the_engine_works_as_before() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => CheckAsync(seed).GetAwaiter().GetResult())
            .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public async Task A_broken_frame_is_an_error_to_its_sender()
    {
        using var stack = new TestStack(time: new StoppedClock());
        var statuses = new ConcurrentBag<int>();

        var run = await stack.UpAsync(async monitor =>
        {
            using var calls = new RawCalls(monitor.Channel.Target);
            foreach (var (path, _) in RandomMessages.Methods)
            {
                foreach (var frame in new byte[][]
                {
                    [], [0], [0, 0, 0, 0], [0, 0, 0, 0, 9, 1], [1, 0, 0, 0, 0], [0, 0xff, 0xff, 0xff, 0xff],
                    [0, 0, 0, 0, 2, 0xff, 0xff],
                })
                {
                    statuses.Add((await calls.SendFrameAsync(path, frame)).Status);
                }
            }

            await monitor.ResourceAsync("a");
        });

        statuses.Should().HaveCount(7 * RandomMessages.Methods.Count).And.NotContain((int)StatusCode.Ok);
        run.Errors.Should().BeEmpty();
        stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task A_method_that_nobody_serves_is_said_to_be_so()
    {
        using var stack = new TestStack();
        var statuses = new List<int>();

        await stack.UpAsync(async monitor =>
        {
            using var calls = new RawCalls(monitor.Channel.Target);
            foreach (var path in new[]
            {
                "/pulumirpc.ResourceMonitor/Foretell", "/pulumirpc.Engine/", "/pulumirpc.Nobody/Log", "/", "/a/b/c",
            })
            {
                statuses.Add((await calls.SendAsync(path, [1, 2, 3])).Status);
            }
        });

        statuses.Should().HaveCount(5).And.OnlyContain(status => status == (int)StatusCode.Unimplemented);
    }

    private static async Task CheckAsync(int seed)
    {
        using var stack = new TestStack(time: new StoppedClock());
        await stack.Backend.CreateStackAsync("fresh");
        var wrong = new ConcurrentBag<string>();

        var run = await stack.UpAsync(async monitor =>
        {
            using var calls = new RawCalls(monitor.Channel.Target);
            var messages = new RandomMessages(seed);
            var requests = Enumerable.Range(0, RequestsOfACase).Select(_ => messages.Next()).ToList();
            await Parallel.ForEachAsync(requests, async (request, cancellationToken) =>
            {
                var (status, _) = await calls.SendAsync(request.Path, request.Bytes).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
                if (!request.IsMessage && status != (int)StatusCode.Internal)
                {
                    wrong.Add($"{request.Path} was answered with status {status}, and was no message.");
                }
            });
        });

        wrong.Should().BeEmpty();
        run.Events.Should().NotBeEmpty();
        run.Errors.Should().NotContain(error => error.Contains("Exception:") || error.StartsWith("Bug"), "what comes is checked");
        var reading = () => stack.StateAsync();
        await reading.Should().NotThrowAsync("what is recorded is valid");
        var next = await stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))), "fresh");
        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("create a");
    }
}
