using System.Diagnostics;
using Fleet.Protocol.Grpc;
using FluentAssertions;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Protocol.Tests.Grpc;

/// <summary>Our server and our client together: what calls carry and how they end.</summary>
public sealed class ServerTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_unary_call_returns_the_handlers_answer()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            MonitorMethods.SupportsFeature,
            (request, _) => Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id == "secrets" })));
        using var channel = new GrpcChannel(server.Address);

        var known = await channel.CallAsync(MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = "secrets" });
        var unknown = await channel.CallAsync(MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = "x" });

        known.HasSupport.Should().BeTrue();
        unknown.HasSupport.Should().BeFalse();
    }

    [Fact]
    public async Task A_server_stream_arrives_item_by_item_while_it_goes_on()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().ServerStream(
            ProviderMethods.List, (_, _, _) => Items(goOn.Task)));
        using var channel = new GrpcChannel(server.Address);

        var ids = new List<string>();
        await foreach (var item in channel.StreamAsync(ProviderMethods.List, new ListRequest()))
        {
            ids.Add(item.Result.Id);
            goOn.TrySetResult();
        }

        ids.Should().Equal("first", "second");

        static async IAsyncEnumerable<ListResponse> Items(Task goOn)
        {
            yield return new ListResponse { Result = new() { Id = "first" } };
            await goOn.WaitAsync(Generous);
            yield return new ListResponse { Result = new() { Id = "second" } };
        }
    }

    [Fact]
    public async Task A_server_stream_may_end_in_a_failure_after_its_first_items()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().ServerStream(
            ProviderMethods.List, (_, _, _) => Items()));
        using var channel = new GrpcChannel(server.Address);
        var ids = new List<string>();

        var reading = async () =>
        {
            await foreach (var item in channel.StreamAsync(ProviderMethods.List, new ListRequest()))
            {
                ids.Add(item.Result.Id);
            }
        };

        (await reading.Should().ThrowAsync<RpcStatusException>()).Which.StatusCode.Should().Be(StatusCode.DataLoss);
        ids.Should().Equal("first");

        static async IAsyncEnumerable<ListResponse> Items()
        {
            yield return new ListResponse { Result = new() { Id = "first" } };
            await Task.Yield();
            throw new RpcStatusException(StatusCode.DataLoss, "The rest is gone.");
        }
    }

    [Fact]
    public async Task A_client_stream_is_received_message_by_message()
    {
        var received = new List<string>();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().ClientStream(
            EventMethods.StreamEvents,
            async (requests, _, _) =>
            {
                await foreach (var request in requests)
                {
                    received.Add(request.Event);
                }

                return new Empty();
            }));
        using var channel = new GrpcChannel(server.Address);

        await channel.SendStreamAsync(EventMethods.StreamEvents, Events());

        received.Should().Equal("""{"sequence":1}""", """{"sequence":2}""");

        static async IAsyncEnumerable<EventRequest> Events()
        {
            yield return new EventRequest { Event = """{"sequence":1}""" };
            await Task.Yield();
            yield return new EventRequest { Event = """{"sequence":2}""" };
        }
    }

    [Fact]
    public async Task A_handler_knows_who_calls()
    {
        var userAgent = "";
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            EngineMethods.Log,
            (_, call, _) =>
            {
                userAgent = call.UserAgent;
                return Task.FromResult(new Empty());
            }));
        using var channel = new GrpcChannel(server.Address);

        await channel.CallAsync(EngineMethods.Log, new LogRequest());

        userAgent.Should().StartWith("grpc-fleet/");
    }

    [Fact]
    public async Task Cancelling_a_call_cancels_its_handler()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            ProviderMethods.Create,
            async (_, cancellationToken) =>
            {
                cancellationToken.Register(cancelled.SetResult);
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new CreateResponse();
            }));
        using var channel = new GrpcChannel(server.Address);
        using var cancellation = new CancellationTokenSource();

        var call = channel.CallAsync(ProviderMethods.Create, new CreateRequest(), cancellation.Token);
        await entered.Task.WaitAsync(Generous);
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        await cancelled.Task.WaitAsync(Generous);
    }

    [Fact]
    public async Task Leaving_a_stream_early_cancels_its_handler()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().ServerStream(
            ProviderMethods.List, (_, _, cancellationToken) => Endless(cancelled, cancellationToken)));
        using var channel = new GrpcChannel(server.Address);

        await foreach (var _ in channel.StreamAsync(ProviderMethods.List, new ListRequest()))
        {
            break;
        }

        await cancelled.Task.WaitAsync(Generous);

        static async IAsyncEnumerable<ListResponse> Endless(
            TaskCompletionSource cancelled,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            cancellationToken.Register(cancelled.SetResult);
            yield return new ListResponse { Computed = new() };
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    [Fact]
    public async Task A_deadline_ends_the_call_on_both_sides()
    {
        var handler = new TaskCompletionSource<bool>();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            EngineMethods.Log,
            async (_, call, cancellationToken) =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    return new Empty();
                }
                finally
                {
                    handler.SetResult(call.FindHeader("grpc-timeout") == "200000u");
                }
            }));
        using var channel = new GrpcChannel(server.Address);

        var call = () => channel.CallAsync(EngineMethods.Log, new LogRequest(), TimeSpan.FromMilliseconds(200));

        (await call.Should().ThrowAsync<RpcStatusException>()).Which.StatusCode.Should().Be(StatusCode.DeadlineExceeded);
        (await handler.Task.WaitAsync(Generous)).Should().BeTrue();
    }

    [Fact]
    public async Task A_message_of_50_megabytes_passes_both_ways()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            CallbackMethods.Invoke,
            (request, _) => Task.FromResult(new CallbackInvokeResponse { Response = request.Request })));
        using var channel = new GrpcChannel(server.Address);
        var bytes = new byte[50 * 1024 * 1024];
        new Random(1).NextBytes(bytes);

        var response = await channel.CallAsync(
            CallbackMethods.Invoke, new CallbackInvokeRequest { Request = Google.Protobuf.ByteString.CopyFrom(bytes) });

        response.Response.Span.SequenceEqual(bytes).Should().BeTrue();
    }

    [Fact]
    public async Task Five_hundred_calls_wait_while_each_calls_back()
    {
        var allHere = new TaskCompletionSource();
        var waiting = 0;
        GrpcChannel? callback = null;
        await using var server = await GrpcServer.StartAsync(new GrpcServices()
            .Unary(MonitorMethods.RegisterResource, async (request, cancellationToken) =>
            {
                if (Interlocked.Increment(ref waiting) == 500)
                {
                    allHere.SetResult();
                }

                await allHere.Task.WaitAsync(Generous, cancellationToken);
                var answer = await callback!.CallAsync(
                    MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = request.Name }, cancellationToken);
                return new RegisterResourceResponse { Id = answer.HasSupport ? request.Name : "" };
            })
            .Unary(MonitorMethods.SupportsFeature, (_, _) =>
                Task.FromResult(new SupportsFeatureResponse { HasSupport = true })));
        using var channel = new GrpcChannel(server.Address);
        callback = channel;

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => channel.CallAsync(
            MonitorMethods.RegisterResource, new RegisterResourceRequest { Name = $"r{number}" })));

        answers.Select(answer => answer.Id).Should().Equal(Enumerable.Range(0, 500).Select(number => $"r{number}"));
    }

    [Fact]
    public async Task A_value_nested_60_levels_deep_passes_both_ways()
    {
        var value = Value.ForString("bottom");
        for (var level = 0; level < 60; level++)
        {
            // What a secret object looks like: two objects a level.
            value = Value.ForStruct(new Struct { Fields = { ["value"] = value, ["sig"] = Value.ForString("secret") } });
            value = Value.ForStruct(new Struct { Fields = { [$"level{level}"] = Value.ForList(value) } });
        }

        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            ProviderMethods.Create,
            (request, _) => Task.FromResult(new CreateResponse { Id = "1", Properties = request.Properties })));
        using var channel = new GrpcChannel(server.Address);
        var properties = new Struct { Fields = { ["deep"] = value } };

        var response = await channel.CallAsync(ProviderMethods.Create, new CreateRequest { Properties = properties });

        response.Properties.Should().Be(properties);
    }

    [Fact]
    public async Task Proxy_variables_do_not_matter_on_loopback()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            EngineMethods.Log, (_, _) => Task.FromResult(new Empty())));
        var before = Environment.GetEnvironmentVariable("HTTP_PROXY");
        Environment.SetEnvironmentVariable("HTTP_PROXY", "http://127.0.0.1:9");
        try
        {
            using var channel = new GrpcChannel(server.Address);

            await channel.CallAsync(EngineMethods.Log, new LogRequest());
        }
        finally
        {
            Environment.SetEnvironmentVariable("HTTP_PROXY", before);
        }
    }

    [Fact]
    public async Task Nobody_listening_is_unavailable()
    {
        var server = await GrpcServer.StartAsync(new GrpcServices());
        await server.DisposeAsync();
        using var channel = new GrpcChannel(server.Address);

        var call = () => channel.CallAsync(EngineMethods.Log, new LogRequest());

        (await call.Should().ThrowAsync<RpcStatusException>()).Which.StatusCode.Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Calls_of_a_disposed_channel_are_unavailable()
    {
        var entered = new TaskCompletionSource();
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            ProviderMethods.Create,
            async (_, cancellationToken) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new CreateResponse();
            }));
        var channel = new GrpcChannel(server.Address);
        var running = channel.CallAsync(ProviderMethods.Create, new CreateRequest());
        await entered.Task.WaitAsync(Generous);

        channel.Dispose();

        (await FluentActions.Awaiting(() => running.WaitAsync(Generous)).Should().ThrowAsync<RpcStatusException>())
            .Which.StatusCode.Should().Be(StatusCode.Unavailable);
        var late = () => channel.CallAsync(EngineMethods.Log, new LogRequest());
        (await late.Should().ThrowAsync<RpcStatusException>()).Which.StatusCode.Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task A_disposed_server_lets_calls_finish_and_aborts_those_that_do_not()
    {
        var finish = new TaskCompletionSource();
        var entered = new CountdownEvent(2);
        var server = await GrpcServer.StartAsync(
            new GrpcServices()
                .Unary(EngineMethods.Log, async (_, cancellationToken) =>
                {
                    entered.Signal();
                    await finish.Task.WaitAsync(Generous, cancellationToken);
                    return new Empty();
                })
                .Unary(ProviderMethods.Create, async (_, cancellationToken) =>
                {
                    entered.Signal();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    return new CreateResponse();
                }),
            new GrpcServerOptions { DrainTime = TimeSpan.FromSeconds(2) });
        using var channel = new GrpcChannel(server.Address);
        var quick = channel.CallAsync(EngineMethods.Log, new LogRequest());
        var endless = channel.CallAsync(ProviderMethods.Create, new CreateRequest());
        entered.Wait(Generous).Should().BeTrue();

        var disposing = server.DisposeAsync();
        finish.SetResult();

        await quick.WaitAsync(Generous);
        (await FluentActions.Awaiting(() => endless.WaitAsync(Generous)).Should().ThrowAsync<RpcStatusException>())
            .Which.StatusCode.Should().BeOneOf(StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.Internal);
        await disposing;
    }

    [Fact]
    public async Task A_server_starts_fast()
    {
        await (await GrpcServer.StartAsync(new GrpcServices())).DisposeAsync();
        var watch = Stopwatch.StartNew();

        await using var server = await GrpcServer.StartAsync(new GrpcServices());

        // A few milliseconds once the code is compiled; about 40 in a fresh process. The rest is for a busy machine.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }
}
