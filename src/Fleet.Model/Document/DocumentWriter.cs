namespace Fleet.Document;

/// <summary>Writes a model as its document.</summary>
internal static class DocumentWriter
{
    public static ModelDocument Write(FleetModel fleet) => new()
    {
        Hosts = [.. fleet.Hosts.Select(HostWriter.Write)],
        Stacks = [.. fleet.Hosts.SelectMany(host => host.Stacks).Select(Write)],
        Links = [.. fleet.Workloads.SelectMany(workload => workload.Links.Select(link => Write(workload, link)))],
        Routes = [.. fleet.Members.OfType<EdgeProxy>().SelectMany(RouteWriter.Write)],
        Secrets = [.. fleet.Secrets.Select(Write)],
        Edges = [.. fleet.Arrows.Select(EdgeWriter.Write)],
        Externals = [.. fleet.Externals.Select(EdgeWriter.Write)],
        Forbidden = [.. fleet.ForbiddenEdges.Select(EdgeWriter.Write)],
        Flows = [.. fleet.Flows.Select(DrawingWriter.Write)],
        Procedures = [.. fleet.Procedures.Select(ProcedureWriter.Write)],
        Views = [.. fleet.Views.Select(DrawingWriter.Write)],
        Groups = [.. fleet.Groups.Select(Write)],
        Policies = OperationsWriter.Write(fleet.Policies),
        Zones = fleet.Zones.Select(Write).OrNull(),
        Findings = [.. fleet.Evaluate().Select(Write)],
    };

    private static GroupDocument Write(HostGroup group) => new()
    {
        Name = group.Name,
        Description = group.Description,
        Hosts = [.. group.Hosts.Select(host => host.Id)],
        ClaimedHosts = group.ClaimedHosts,
    };

    private static DnsZoneDocument Write(DnsZone zone) => new()
    {
        Name = zone.Name,
        KeptAt = zone.KeptAt?.Name,
        Entries =
        [
            .. zone.Entries.Select(entry => new DnsEntryDocument
            {
                Name = zone.NameOf(entry),
                Kind = Word(entry.Kind),
                Host = entry.Host?.Id,
                Value = entry.Value,
                Proxied = entry.IsProxied,
            }),
        ],
    };

    private static StackDocument Write(ContainerStack stack) => new()
    {
        Host = stack.Host!.Id,
        Name = stack.Name,
        Services = [.. stack.Workloads.Select(Write)],
        Networks =
        [
            .. stack.Members.OfType<Network>().Select(network => new NetworkDocument
            {
                Name = network.NameOnHost,
                Internal = network.Reach == NetworkReach.Inside,
            }),
        ],
        Volumes =
        [
            .. stack.Members.OfType<Volume>().Select(volume => new VolumeDocument
            {
                Name = volume.NameOnHost,
                Disposable = stack.Host.Fleet!.Options.Disposable,
            }),
        ],
        Gates = [.. stack.Members.OfType<HealthGate>().Select(Write)],
        Files =
        [
            .. stack.Members.OfType<ConfigFile>().Select(file => new FileDocument
            {
                Name = file.Name,
                Path = file.PathOnHost,
                Mode = file.Mode,
                Content = file.Resolve().ToString(),
            }),
        ],
        Title = stack.Title,
        Description = stack.Description,
        Stage = stack.Stage?.Name,
        Units = OperationsWriter.Units(stack),
        CronJobs = OperationsWriter.CronJobs(stack),
        StaticSites = OperationsWriter.StaticSites(stack),
        DatabaseServers = OperationsWriter.DatabaseServers(stack),
    };

    private static ServiceDocument Write(Workload workload) => new()
    {
        Path = workload.Path,
        Name = workload.Name,
        Title = workload.Title,
        Description = workload.Description,
        Container = workload.ContainerName,
        Job = workload is InitJob,
        Image = workload.Image.Text,
        Exposure = Word((workload as Service)?.Exposure ?? Exposure.Internal),
        Update = Word((workload as Service)?.Update ?? UpdatePolicy.Pinned),
        Restart = Word((workload as Service)?.Restart ?? RestartPolicy.No),
        Ports = [.. workload.Endpoints.Select(WritePort)],
        Networks = [.. workload.JoinedNetworks.Select(network => network.NameOnHost)],
        Mounts =
        [
            .. workload.Mounts.Select(mount => new MountDocument
            {
                Source = mount.Source,
                Target = mount.Target,
                ReadOnly = mount.Access == Access.ReadOnly,
            }),
        ],
        Environment = Sorted(workload.Environment.Select(pair =>
            KeyValuePair.Create(pair.Key, pair.Value.Resolve(workload).ToString()))),
        Labels = Sorted(workload.AllLabels),
        HealthCheck = workload is Service { HealthCheck: { } check } ? Write(check, workload.Host!.Fleet!) : null,
        DependsOn = [.. workload.DependsOn.Select(member => member.Path)],
        MemoryMiB = (workload as Service)?.MemoryMiB,
        NetworkOf = (workload as Service)?.NetworkOf?.Path,
        Keeps = workload.Keeps.Select(kept => new KeptDocument { Kind = Word(kept.Kind), Name = kept.Name, Note = kept.Note }).OrNull(),
        Answers = workload.Answers.Select(group => new RouteGroupDocument { Name = group.Name, Routes = group.Routes, Note = group.Note }).OrNull(),
    };

    private static GateDocument Write(HealthGate gate) => new()
    {
        Path = gate.Path,
        Tries = gate.Probe switch
        {
            TcpProbe tcp => $"tcp {tcp.Host}:{tcp.Port}",
            HttpProbe http => http.Url,
            _ => null,
        },
        Site = (gate.Probe as HttpProbe)?.HostHeader,
        Guards = [.. gate.Guards.Select(guarded => guarded.Path)],
    };

    internal static PortDocument WritePort(Endpoint endpoint) => new()
    {
        Name = endpoint.Name,
        Container = endpoint.ContainerPort,
        Protocol = Word(endpoint.Protocol),
        Published = endpoint.HostPort,
        Address = endpoint.HostAddress,
    };

    private static HealthCheckDocument Write(HealthCheck check, FleetModel fleet) => new()
    {
        Test = check.Test,
        IntervalSeconds = (check.Interval ?? fleet.Options.HealthInterval).TotalSeconds,
        TimeoutSeconds = check.Timeout.TotalSeconds,
        StartPeriodSeconds = check.StartPeriod.TotalSeconds,
        Retries = check.Retries,
    };

    private static LinkDocument Write(Workload from, Link link) => new()
    {
        From = from.Path,
        To = link.To.External?.Name ?? link.To.Listener?.Path ?? "",
        Port = link.To.Name,
        Transport = link.Over?.Name ?? "",
        Url = link.Url,
        Via = link.Over?.Edge?.Path,
    };

    private static SecretDocument Write(Secret secret) => new()
    {
        Name = secret.Name,
        Source = secret.ConfigKey is not null ? "config" : secret.Reading is not null ? "read" : "generated",
        Host = secret.Home?.Id,
    };

    private static FindingDocument Write(Finding finding) => new()
    {
        Severity = Word(finding.Severity),
        Rule = finding.Rule,
        Resource = finding.Resource,
        Message = finding.Message,
        Waived = finding.Waiver?.Because,
        Until = finding.Waiver?.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    internal static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.ToDictionary(), StringComparer.Ordinal);

    /// <summary>A name of the model as documents write it: <c>UnlessStopped</c> becomes <c>unless-stopped</c>.</summary>
    private static string Word<T>(T name) where T : struct, Enum => Words.Of(name);
}
