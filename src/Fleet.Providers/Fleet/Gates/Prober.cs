using System.Globalization;
using System.Net.Security;
using Fleet.Remote;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Fleet.Gates;

/// <summary>Asks once. Everything is asked from the host's side, so that ports need not be published.</summary>
internal sealed class Prober(FleetHost host)
{
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(10);

    private readonly HostProbe _onHost = new(host);
    private bool _isForwardingForbidden;

    /// <summary>
    /// The answer. That the host itself cannot be let in or is refused is thrown; anything else that goes wrong is an
    /// answer.
    /// </summary>
    public async Task<ProbeAnswer> AskAsync(GateProbe probe, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestProbe, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await AnswerAsync(probe, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeAnswer(false, "no answer within 10 s");
        }
        catch (RemoteException exception) when (!IsFinal(exception))
        {
            return new ProbeAnswer(false, exception.Summary.TrimEnd('.'), exception.Detail);
        }
        catch (DockerException exception)
        {
            return new ProbeAnswer(false, exception.Message.TrimEnd('.'));
        }
        catch (HttpRequestException exception) when (Remote(exception) is { } remote)
        {
            return IsFinal(remote) ? throw remote : new ProbeAnswer(false, remote.Summary.TrimEnd('.'));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException and not RemoteException)
        {
            return new ProbeAnswer(false, (exception.InnerException ?? exception).Message.TrimEnd('.'));
        }
    }

    private Task<ProbeAnswer> AnswerAsync(GateProbe probe, CancellationToken cancellationToken) => probe switch
    {
        GateProbe.Http http => AskHttpAsync(http, cancellationToken),
        GateProbe.Tcp tcp => AskTcpAsync(tcp, cancellationToken),
        GateProbe.Container container => AskContainerAsync(container.Name, cancellationToken),
        GateProbe.Command command => AskCommandAsync(command.Text, cancellationToken),
        _ => throw new InvalidOperationException($"Bug: no prober for {probe.GetType().Name}."),
    };

    private async Task<ProbeAnswer> AskHttpAsync(GateProbe.Http probe, CancellationToken cancellationToken)
    {
        var endpoint = await EndpointAsync(
            probe.ContainerName, probe.Network, probe.Url?.Host, probe.Url?.Port ?? probe.Port, cancellationToken);
        if (endpoint is null)
        {
            return new ProbeAnswer(false, $"container '{probe.ContainerName}' does not run or has no address");
        }

        var url = probe.Url ?? new Uri($"{probe.Scheme}://{endpoint}{probe.Path}");
        if (!_isForwardingForbidden)
        {
            try
            {
                return await AskForwardedAsync(probe, url, endpoint, cancellationToken);
            }
            catch (HttpRequestException exception) when (Remote(exception) is { IsForbidden: true })
            {
                _isForwardingForbidden = true;
            }
        }

        return await _onHost.AskHttpAsync(probe, url, cancellationToken);
    }

    private async Task<ProbeAnswer> AskForwardedAsync(
        GateProbe.Http probe, Uri url, TcpEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = async (_, token) => await host.Connection.OpenTcpAsync(endpoint, token),
        };
        if (probe.AcceptsAnyCertificate)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
#pragma warning disable CA5359 // Declared so by the operator: 'insecure' asks for an answer, not for a certificate.
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
            };
        }

        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Host = probe.HostHeader;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)response.StatusCode;
        return new ProbeAnswer(
            probe.IsGood(status), string.Create(CultureInfo.InvariantCulture, $"status {status} {response.ReasonPhrase}").Trim());
    }

    private async Task<ProbeAnswer> AskTcpAsync(GateProbe.Tcp probe, CancellationToken cancellationToken)
    {
        var endpoint = await EndpointAsync(
            probe.ContainerName, probe.Network, probe.Address, probe.Port, cancellationToken);
        if (endpoint is null)
        {
            return new ProbeAnswer(false, $"container '{probe.ContainerName}' does not run or has no address");
        }

        if (!_isForwardingForbidden)
        {
            try
            {
                await using var stream = await host.Connection.OpenTcpAsync(endpoint, cancellationToken);
                return new ProbeAnswer(true, "connected");
            }
            catch (RemoteException exception) when (exception.IsForbidden)
            {
                _isForwardingForbidden = true;
            }
        }

        return await _onHost.AskTcpAsync(endpoint, cancellationToken);
    }

    private async Task<ProbeAnswer> AskContainerAsync(string name, CancellationToken cancellationToken)
    {
        var container = await host.Engine.Containers.FindAsync(name, cancellationToken);
        if (container is null)
        {
            return new ProbeAnswer(false, "there is no such container");
        }

        var state = container.State;
        if (!state.Running || state.Restarting)
        {
            return new ProbeAnswer(false, string.Create(CultureInfo.InvariantCulture, $"it is {state.Status}, exit code {state.ExitCode}"));
        }

        var health = state.Health?.Status ?? "";
        var last = state.Health?.Log is { Count: > 0 } log ? log[^1].Output.Trim() : "";
        return health is "" or "none"
            ? new ProbeAnswer(true, "it runs")
            : new ProbeAnswer(health == "healthy", $"it is {health}", last);
    }

    private async Task<ProbeAnswer> AskCommandAsync(string text, CancellationToken cancellationToken)
    {
        var result = await host.Connection.RunAsync(
            RemoteCommand.Shell(text) with { IsSecret = true, Sudo = host.Sudo }, cancellationToken);
        return new ProbeAnswer(
            result.IsSuccess, string.Create(CultureInfo.InvariantCulture, $"exit code {result.ExitCode}"), result.Tail(5));
    }

    /// <summary>Where to connect: the declared address, or the container's own, which may change at every start.</summary>
    private async Task<TcpEndpoint?> EndpointAsync(
        string? container, string? network, string? address, int port, CancellationToken cancellationToken)
    {
        if (container is null)
        {
            return new TcpEndpoint(address!.Trim('[', ']'), port);
        }

        var found = await host.Engine.Containers.FindAsync(container, cancellationToken);
        if (found is not { State.Running: true })
        {
            return null;
        }

        if (found.HostConfig.NetworkMode == "host")
        {
            return new TcpEndpoint("127.0.0.1", port) { IsOnHost = true };
        }

        var networks = found.NetworkSettings.Networks ?? new Dictionary<string, EndpointSettings>();
        var own = networks.Where(member => network is null || member.Key == network)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => member.Value.IpAddress).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return own is null ? null : new TcpEndpoint(own, port) { IsOnHost = true };
    }

    /// <summary>True for what asking again does not change.</summary>
    private static bool IsFinal(RemoteException exception) => exception.IsForbidden || exception.Failure is
        RemoteFailure.AddressRefused or RemoteFailure.AuthenticationFailed or RemoteFailure.HostKeyWrong;

    private static RemoteException? Remote(Exception? exception) =>
        exception as RemoteException ?? (exception is null ? null : Remote(exception.InnerException));
}
