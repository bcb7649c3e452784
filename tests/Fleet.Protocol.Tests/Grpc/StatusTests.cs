using Fleet.Protocol.Grpc;
using Fleet.Protocol.Grpc.Internal;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Protocol.Tests.Grpc;

/// <summary>How a handler's failure reaches the caller.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task A_method_that_is_not_there_is_unimplemented()
    {
        var failure = await FailureAsync(null);

        failure.StatusCode.Should().Be(StatusCode.Unimplemented);
        failure.Message.Should().Be("unknown method /pulumirpc.Engine/Log");
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Unavailable)]
    public async Task A_handler_chooses_the_status(StatusCode code)
    {
        var failure = await FailureAsync(new RpcStatusException(code, "so it is"));

        failure.StatusCode.Should().Be(code);
        failure.Message.Should().Be("so it is");
        failure.Details.Should().BeEmpty();
    }

    [Fact]
    public async Task Any_text_survives_as_a_message()
    {
        const string Message = "Grüße, 100% 世界 🚀\r\n\ttab and %41 and \u0001";

        var failure = await FailureAsync(new RpcStatusException(StatusCode.Unavailable, Message));

        failure.Message.Should().Be(Message);
    }

    [Fact]
    public async Task Details_arrive_typed()
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = "c1",
            Properties = new Struct { Fields = { ["name"] = Value.ForString("gäteway") } },
            Reasons = { "Container 'gateway' is not healthy." },
        };

        var failure = await FailureAsync(new RpcStatusException(StatusCode.Unknown, "not healthy", detail));

        failure.TryGetDetail<ErrorCause>(out _).Should().BeFalse();
        failure.TryGetDetail<ErrorResourceInitFailed>(out var received).Should().BeTrue();
        received.Should().Be(detail);
        failure.Details.Single().TypeUrl.Should().Be("type.googleapis.com/pulumirpc.ErrorResourceInitFailed");
    }

    [Fact]
    public async Task Details_of_a_megabyte_arrive()
    {
        var detail = new ErrorCause { Message = new string('x', 1024 * 1024) };

        var failure = await FailureAsync(new RpcStatusException(StatusCode.Internal, "much", detail));

        failure.TryGetDetail<ErrorCause>(out var received).Should().BeTrue();
        received.Should().Be(detail);
    }

    [Fact]
    public async Task A_message_beyond_what_a_header_may_hold_is_cut()
    {
        var failure = await FailureAsync(new RpcStatusException(StatusCode.Internal, new string('x', 100_000)));

        failure.Message.Should().StartWith("xxx").And.EndWith("xxx ...");
        failure.Message.Length.Should().BeLessThan(33_000);
    }

    [Fact]
    public async Task An_unforeseen_exception_is_internal_unless_the_server_says_otherwise()
    {
        var asProvider = await FailureAsync(new InvalidOperationException("broken"));
        var asMonitor = await FailureAsync(
            new InvalidOperationException("broken"), new() { ExceptionStatus = StatusCode.Unavailable });

        (asProvider.StatusCode, asProvider.Message).Should().Be((StatusCode.Internal, "broken"));
        (asMonitor.StatusCode, asMonitor.Message).Should().Be((StatusCode.Unavailable, "broken"));
    }

    [Fact]
    public async Task A_server_may_translate_exceptions()
    {
        var options = new GrpcServerOptions
        {
            Translate = exception => exception is NotSupportedException
                ? new RpcStatusException(StatusCode.Unimplemented, "no such thing")
                : null,
        };

        var translated = await FailureAsync(new NotSupportedException("x"), options);
        var left = await FailureAsync(new InvalidOperationException("y"), options);

        translated.StatusCode.Should().Be(StatusCode.Unimplemented);
        left.StatusCode.Should().Be(StatusCode.Internal);
    }

    [Fact]
    public async Task A_cancelled_operation_of_the_handler_is_cancelled()
    {
        var failure = await FailureAsync(new OperationCanceledException());

        failure.StatusCode.Should().Be(StatusCode.Cancelled);
    }

    [Fact]
    public void Escaping_a_message_is_reversible_and_plain_ascii()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var wanted = string.Concat(text.Get.EnumerateRunes());
            var escaped = StatusTrailers.Escape(text.Get);
            return escaped.All(letter => letter is >= ' ' and <= '~') && StatusTrailers.Unescape(escaped) == wanted;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz%41", "%zzA")]
    public void A_malformed_escape_stays_as_it_is(string escaped, string text) =>
        StatusTrailers.Unescape(escaped).Should().Be(text);

    [Theory]
    [InlineData("5S", 5_000_000)]
    [InlineData("1H", 3_600_000_000)]
    [InlineData("2M", 120_000_000)]
    [InlineData("7m", 7_000)]
    [InlineData("9u", 9)]
    [InlineData("3000n", 3)]
    public void A_timeout_header_is_a_number_and_a_unit(string header, long microseconds) =>
        GrpcTimeout.Parse(header).Should().Be(TimeSpan.FromMicroseconds(microseconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5S")]
    [InlineData("123456789S")]
    [InlineData("5x")]
    public void A_malformed_timeout_header_is_no_limit(string? header) => GrpcTimeout.Parse(header).Should().BeNull();

    [Fact]
    public void A_timeout_is_written_in_the_finest_unit_that_fits()
    {
        GrpcTimeout.Format(TimeSpan.FromMilliseconds(1.5)).Should().Be("1500u");
        GrpcTimeout.Format(TimeSpan.FromMinutes(5)).Should().Be("300000m");
        GrpcTimeout.Format(TimeSpan.FromDays(365)).Should().Be("31536000S");
        GrpcTimeout.Format(TimeSpan.FromSeconds(-1)).Should().Be("0u");
    }

    /// <summary>What a caller sees when the handler throws; with null there is no handler at all.</summary>
    private static async Task<RpcStatusException> FailureAsync(Exception? exception, GrpcServerOptions? options = null)
    {
        var services = new GrpcServices();
        if (exception is not null)
        {
            services.Unary(EngineMethods.Log, (_, _) => Task.FromException<Empty>(exception));
        }

        await using var server = await GrpcServer.StartAsync(services, options);
        using var channel = new GrpcChannel(server.Address);
        var call = () => channel.CallAsync(EngineMethods.Log, new LogRequest());
        return (await call.Should().ThrowAsync<RpcStatusException>()).Which;
    }
}
