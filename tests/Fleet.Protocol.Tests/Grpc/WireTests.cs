using System.Net;
using System.Net.Http.Headers;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Grpc.Internal;
using FluentAssertions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;
using static Fleet.Protocol.Tests.Grpc.RecordedPeer;

namespace Fleet.Protocol.Tests.Grpc;

/// <summary>The bytes themselves: what other implementations send and expect.</summary>
public sealed class WireTests
{
    private static readonly (string, string)[] Ok = [(":status", "200"), ("content-type", "application/grpc")];

    [Fact]
    public async Task A_unary_answer_is_one_frame_and_trailers()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            MonitorMethods.SupportsFeature,
            (request, _) => Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id == "secrets" })));

        // Field 1, length 7, "secrets".
        using var response = await PostAsync(
            server, "/pulumirpc.ResourceMonitor/SupportsFeature", [0, 0, 0, 0, 9, 0x0a, 7, .. "secrets"u8]);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("application/grpc");
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(0, 0, 0, 0, 2, 0x08, 1);
        response.TrailingHeaders.ToString().Trim().Should().Be("grpc-status: 0");
    }

    [Fact]
    public async Task A_failed_answer_has_no_frame_and_its_message_escaped()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            EngineMethods.Log, (_, _) => throw new RpcStatusException(StatusCode.NotFound, "Kein Gerät\n100%")));

        using var response = await PostAsync(server, "/pulumirpc.Engine/Log", [0, 0, 0, 0, 0]);

        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        response.TrailingHeaders.GetValues("grpc-status").Should().Equal("5");
        response.TrailingHeaders.GetValues("grpc-message").Should().Equal("Kein Ger%C3%A4t%0A100%25");
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "12")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "13")]
    [InlineData(new byte[] { 0, 0 }, "13")]
    [InlineData(new byte[] { }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 0xff, 0xff }, "13")]
    [InlineData(new byte[] { 0, 0xff, 0xff, 0xff, 0xff }, "8")]
    public async Task A_bad_request_frame_is_answered_with_its_status(byte[] body, string status)
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices().Unary(
            EngineMethods.Log, (_, _) => Task.FromResult(new Empty())));

        using var response = await PostAsync(server, "/pulumirpc.Engine/Log", body);

        await response.Content.ReadAsByteArrayAsync();
        response.TrailingHeaders.GetValues("grpc-status").Should().Equal(status);
    }

    [Fact]
    public async Task What_is_no_gRPC_call_is_refused()
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServices());
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await http.GetAsync(new Uri($"http://{server.Address}/"));

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_status_among_the_headers_counts()
    {
        await using var peer = new RecordedPeer(HeaderFrame(
            true, [.. Ok, ("grpc-status", "9"), ("grpc-message", "erst %C3%BCben")]));

        var failure = await FailureAsync(peer);

        (failure.StatusCode, failure.Message).Should().Be((StatusCode.FailedPrecondition, "erst üben"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Details_are_read_with_and_without_padding(bool isPadded)
    {
        var status = new Google.Rpc.Status
        {
            Code = 3,
            Message = "missing",
            Details = { Any.Pack(new GetMappingsRequest { Key = "k12" }) },
        };
        var base64 = Convert.ToBase64String(status.ToByteArray());
        base64.Should().EndWith("=");
        await using var peer = new RecordedPeer(
            HeaderFrame(false, Ok),
            HeaderFrame(true, ("grpc-status", "3"), ("grpc-status-details-bin", isPadded ? base64 : base64.TrimEnd('='))));

        var failure = await FailureAsync(peer);

        failure.TryGetDetail<GetMappingsRequest>(out var detail).Should().BeTrue();
        detail!.Key.Should().Be("k12");
        failure.Message.Should().Be("missing");
    }

    [Fact]
    public async Task Malformed_details_do_not_hide_the_status()
    {
        await using var peer = new RecordedPeer(HeaderFrame(
            true, [.. Ok, ("grpc-status", "3"), ("grpc-message", "bad"), ("grpc-status-details-bin", "***")]));

        var failure = await FailureAsync(peer);

        (failure.StatusCode, failure.Message).Should().Be((StatusCode.InvalidArgument, "bad"));
    }

    [Fact]
    public async Task An_answer_without_a_status_is_a_failure()
    {
        await using var peer = new RecordedPeer(HeaderFrame(false, Ok), DataFrame(0, 0, 0, 0, 0), HeaderFrame(true, ("x", "y")));

        var failure = await FailureAsync(peer);

        failure.StatusCode.Should().Be(StatusCode.Unknown);
    }

    [Fact]
    public async Task Success_without_a_message_is_a_failure_of_a_unary_call()
    {
        await using var peer = new RecordedPeer(HeaderFrame(true, [.. Ok, ("grpc-status", "0")]));

        var failure = await FailureAsync(peer);

        failure.StatusCode.Should().Be(StatusCode.Internal);
    }

    [Theory]
    [InlineData("404", StatusCode.Unimplemented)]
    [InlineData("503", StatusCode.Unavailable)]
    [InlineData("500", StatusCode.Unknown)]
    public async Task An_HTTP_error_becomes_a_status(string code, StatusCode status)
    {
        await using var peer = new RecordedPeer(HeaderFrame(true, (":status", code)));

        var failure = await FailureAsync(peer);

        failure.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_message_split_over_many_frames_is_put_together()
    {
        await using var peer = new RecordedPeer(
            HeaderFrame(false, Ok),
            DataFrame(0, 0, 0),
            DataFrame(0, 2, 0x08),
            DataFrame(1),
            HeaderFrame(true, ("grpc-status", "0")));
        using var channel = new GrpcChannel(peer.Address);

        var response = await channel.CallAsync(MonitorMethods.SupportsFeature, new SupportsFeatureRequest());

        response.HasSupport.Should().BeTrue();
    }

    [Fact]
    public async Task Fields_that_nobody_knows_are_kept()
    {
        // Field 900 with the text "new", as a newer peer might send it.
        byte[] bytes = [0xa2, 0x38, 3, .. "new"u8, 0x08, 1];
        var response = SupportsFeatureResponse.Parser.ParseFrom(bytes);

        using var stream = new MemoryStream(MessageFrame.Of(response).ToArray());
        var again = await MessageFrame.ReadAsync(stream, SupportsFeatureResponse.Parser, CancellationToken.None);

        again!.HasSupport.Should().BeTrue();
        again.ToByteArray().Should().HaveCount(bytes.Length);
    }

    private static async Task<RpcStatusException> FailureAsync(RecordedPeer peer)
    {
        using var channel = new GrpcChannel(peer.Address);
        var call = () => channel.CallAsync(MonitorMethods.SupportsFeature, new SupportsFeatureRequest());
        return (await call.Should().ThrowAsync<RpcStatusException>()).Which;
    }

    private static async Task<HttpResponseMessage> PostAsync(GrpcServer server, string path, byte[] body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{server.Address}{path}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        return await http.SendAsync(request);
    }
}
