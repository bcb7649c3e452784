using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Certificates;
using Fleet.Providers.Fleet.Cron;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Fleet.Firewalls;
using Fleet.Providers.Fleet.Gates;
using Fleet.Providers.Fleet.Jobs;
using Fleet.Providers.Fleet.Packages;
using Fleet.Providers.Fleet.Postgres;
using Fleet.Providers.Fleet.Reloads;
using Fleet.Providers.Fleet.Units;
using Fleet.Providers.Resources;
using Fleet.Remote;
using Fleet.Remote.Capabilities;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Fleet;

/// <summary>
/// The <c>fleet</c> package: files and folders, units, cron jobs and packages, one-shot jobs, reloads and health gates on
/// one host.
/// </summary>
internal sealed class FleetProvider : PackageProvider, IDriftCheck, IAdoptUnfinished, IKeepUntilSuccess, ILearnFacts, IHostBound
{
    private readonly Leftovers _leftovers = new();
    private readonly FileResource _files;
    private readonly DirectoryResource _folders;
    private readonly JobResource _jobs;
    private readonly PackageResource _packages;
    private readonly ImmutableArray<IDriftingKind> _drifting;
    private readonly SshConnections _connections;
    private readonly DockerEngines _engines;
    private readonly IProviderHost _reports;
    private readonly TimeProvider _time;
    private FleetHost? _host;
    private Urn _urn;

    public FleetProvider(SshConnections connections, DockerEngines engines, IProviderHost reports, TimeProvider time)
    {
        (_connections, _engines, _reports, _time) = (connections, engines, reports, time);
        _files = new FileResource(Host, _leftovers);
        _folders = new DirectoryResource(Host, _leftovers);
        _jobs = new JobResource(Host);
        _packages = new PackageResource(Host);
        _drifting =
        [
            _files, _folders, new CronJobResource(Host), new UnitResource(Host), _packages,
            new PostgresRolesResource(Host), new FirewallResource(Host),
        ];
        Serve([.. _drifting.Cast<IResourceKind>(), _jobs, new GateResource(Host), new ReloadResource(Host), new CertificateResource(time)]);
    }

    /// <inheritdoc/>
    public override string Package => "fleet";

    /// <inheritdoc/>
    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(HostInputs.Check(request));

    /// <inheritdoc/>
    public override Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken) =>
        request.Inputs.Values.Any(value => value.ContainsUnknowns)
            ? Task.CompletedTask
            : RemoteErrors.AboutAsync(request.Urn, () =>
            {
                _urn = request.Urn;
                return Task.FromResult(_host = Configure(request));
            });

    /// <summary>What differs: a command or two a kind, all at once. Jobs, gates and reloads leave nothing behind that could.</summary>
    public Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(default, async () =>
        {
            var byType = resources.ToLookup(resource => resource.Urn.Type, StringComparer.Ordinal);
            var drifts = await Task.WhenAll(_drifting.Where(kind => byType[kind.Token].Any())
                .Select(kind => kind.FindDriftAsync([.. byType[kind.Token]], cancellationToken)));
            return drifts.SelectMany(drift => drift).ToImmutableArray();
        });

    /// <inheritdoc/>
    public Task ReleaseAsync(CancellationToken cancellationToken) => RemoteErrors.AboutAsync(default, async () =>
    {
        // Without a host nothing was replaced. So it is when an instance for the same host was at hand before this one.
        if (_host is { } host)
        {
            await _leftovers.RemoveAsync(host, cancellationToken);
        }

        return true;
    });

    /// <inheritdoc/>
    public Task<ReadResult> FindUnfinishedAsync(
        Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(urn, () => urn.Type switch
        {
            "fleet:index:File" => _files.FindUnfinishedAsync(inputs, cancellationToken),
            "fleet:index:Directory" => _folders.FindUnfinishedAsync(inputs, cancellationToken),
            "fleet:index:Job" => _jobs.FindUnfinishedAsync(urn, inputs, cancellationToken),
            _ => Task.FromResult(ReadResult.Gone),
        });

    /// <inheritdoc/>
    public void Recall(PropertyMap facts)
    {
        if (_host is not { Engine.Endpoint: var endpoint })
        {
            return;
        }

        if (HostFacts.Read(endpoint, facts) is { } capabilities)
        {
            _engines.Capabilities.Remember(endpoint, capabilities);
            WarnOf(capabilities);
        }

        foreach (var image in HostFacts.ReadPulled(endpoint, facts))
        {
            _engines.Pulled.Add(endpoint, image);
        }
    }

    /// <inheritdoc/>
    public async Task<PropertyMap> LearnAsync(CancellationToken cancellationToken)
    {
        if (_host is not { } host)
        {
            return PropertyMap.Empty;
        }

        var endpoint = host.Engine.Endpoint;
        var known = _engines.Capabilities[endpoint];
        try
        {
            if (host.Engine.Calls.Total > 0 && known?.Fits(await host.Engine.NegotiateAsync(cancellationToken)) != true)
            {
                known = await CapabilityProbe.AskAsync(host.Engine, host.Connection, host.DockerPath, cancellationToken);
                _engines.Capabilities.Remember(endpoint, known);
                TellLess(known);
            }
        }
        catch (Exception exception) when (exception is DockerException or RemoteException)
        {
            // It is asked again when the next run is there.
        }

        return HostFacts.WithPulled(
            endpoint, known is null ? PropertyMap.Empty : HostFacts.Write(endpoint, known), _engines.Pulled[endpoint]);
    }

    /// <inheritdoc/>
    public string HostOf(PropertyMap inputs) => _host?.Name ?? "";

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _packages.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>What is declared and was not there when the host was asked is said in the plan, not in the middle of a run.</summary>
    private void WarnOf(HostCapabilities known)
    {
        if (_host is { Sudo: true } && !known.HasSudo)
        {
            _reports.Report(new Diagnostic(
                Severity.Warning, $"Host '{_host.Name}': 'sudo' is declared, and when the host was asked its user might not use it without a password.")
            {
                Urn = _urn,
                Hint = "Allow it in the host's sudoers, then run 'fleet host facts --renew'.",
            });
        }

        if (!known.Forwards && known.DockerPath.Length == 0)
        {
            _reports.Report(new Diagnostic(
                Severity.Warning, $"Host '{_host!.Name}': it forbids forwarding and has no Docker command, so its engine cannot be reached.")
            {
                Urn = _urn,
                Hint = "Allow 'AllowStreamLocalForwarding local' in the host's sshd, or say where its Docker command is with 'dockerPath'.",
            });
        }
    }

    /// <summary>Says once, when it is learnt, in which way a host does less than others.</summary>
    private void TellLess(HostCapabilities learnt)
    {
        if (!learnt.Forwards)
        {
            _reports.Report(new Diagnostic(
                Severity.Info, $"Host '{_host!.Name}' forbids forwarding: its engine is reached through '{learnt.DockerPath}' there."));
        }

        if (!learnt.HasCpuQuota)
        {
            _reports.Report(new Diagnostic(
                Severity.Info, $"Host '{_host!.Name}': its kernel ({learnt.Kernel}) cannot limit CPU time; plans refuse such limits from now on."));
        }
    }

    private FleetHost Configure(ConfigureRequest request)
    {
        var inputs = HostInputs.Read(request.Urn, request.Inputs);
        return new FleetHost(
            inputs.Target is null ? _connections.Local : _connections.Get(inputs.Target),
            _engines.Get(inputs.Engine),
            inputs.Sudo,
            _reports,
            _time)
        {
            DockerPath = inputs.DockerPath,
            OpenAnother = inputs.Target is { } target ? () => _connections.Another(target) : null,
        };
    }

    private FleetHost Host() => _host ?? throw new DiagnosticException(
        "The host of a 'fleet' provider is not known yet, so nothing on it can be done.",
        "Give 'host', 'port' and 'user' as plain values.");
}
