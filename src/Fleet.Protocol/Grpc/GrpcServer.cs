using System.Net;
using Fleet.Protocol.Grpc.Internal;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fleet.Protocol.Grpc;

/// <summary>
/// Answers gRPC calls on a loopback port of the system's choice: HTTP/2 without TLS. It is Kestrel alone, without a
/// host, configuration files or logging, because it stands in the way of every run's start.
/// </summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly GrpcServerOptions _options;

    private GrpcServer(KestrelServer kestrel, GrpcServerOptions options)
    {
        _kestrel = kestrel;
        _options = options;
        var address = kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Port = new Uri(address).Port;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Where it listens, in the form that peers expect: <c>127.0.0.1:PORT</c>, without a scheme.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Starts to answer.</summary>
    public static async Task<GrpcServer> StartAsync(
        GrpcServices services, GrpcServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new GrpcServerOptions();
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(KestrelOptions()), transport, NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(new GrpcApplication(services, options), cancellationToken);
            return new GrpcServer(kestrel, options);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes no new calls, lets the running ones finish for <see cref="GrpcServerOptions.DrainTime"/>, then aborts.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        using var drained = new CancellationTokenSource(_options.DrainTime, _options.TimeProvider);
        await _kestrel.StopAsync(drained.Token);
        _kestrel.Dispose();
    }

    private static KestrelServerOptions KestrelOptions()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        var limits = options.Limits;
        // A program keeps one stream open for each resource that waits. With a limit, a callback of one of them that
        // calls back would queue behind the others for ever.
        limits.Http2.MaxStreamsPerConnection = int.MaxValue;
        limits.Http2.InitialConnectionWindowSize = 16 * 1024 * 1024;
        limits.Http2.InitialStreamWindowSize = 4 * 1024 * 1024;
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        // Not infinite: added to Kestrel's clock that lands in the past, and an idle connection is closed within a second.
        limits.KeepAliveTimeout = TimeSpan.FromDays(30);
        return options;
    }
}
