using System.Globalization;
using System.Text;
using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Writes what a fleet consists of as tables in Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(ModelDocument model, string title)
    {
        var text = new StringBuilder($"# {title}\n");
        AppendHosts(text, model);
        AppendServices(text, model);
        AppendDomains(text, model);
        AppendPorts(text, model);
        AppendExposure(text, model);
        AppendData(text, model);
        AppendPolicies(text, model);
        AppendConnections(text, model);
        AppendFindings(text, model);
        return text.ToString();
    }

    private static void AppendHosts(StringBuilder text, ModelDocument model) => MarkdownTable.Append(
        text, "Hosts", ["Host", "For", "Kind", "Provider", "Stage", "Address", "Services"],
        model.Hosts.Select(host => (string?[])
        [
            host.Title is { } title ? $"{title} ({host.Id})" : host.Id, host.Description, host.Kind, host.Provider, host.Stage,
            host.Address ?? host.Addresses?.Public ?? host.Addresses?.Private ?? host.Addresses?.Overlay,
            Number(ServicesOf(model, host.Id).Count()),
        ]));

    private static void AppendServices(StringBuilder text, ModelDocument model) => MarkdownTable.Append(
        text, "Services", ["Service", "Host", "Stack", "Image", "Exposure", "Ports", "Updates", "Memory"],
        from stack in model.Stacks
        from service in stack.Services
        select (string?[])
        [
            service.Job ? $"{service.Name} (job)" : service.Name, stack.Host, stack.Name, $"`{service.Image}`", service.Exposure,
            string.Join(", ", service.Ports.Select(port => Number(port.Container))), service.Update,
            service.MemoryMiB is { } memory ? FormattableString.Invariant($"{memory} MiB") : null,
        ]);

    private static void AppendDomains(StringBuilder text, ModelDocument model)
    {
        MarkdownTable.Append(
            text, "Domains", ["Domain", "Paths", "Service", "Edge", "Certificate"],
            from route in model.Routes
            where route.Site is not null
            group route by (route.Site, route.Target, route.Edge, route.Certificate) into same
            select (string?[])
            [
                same.Key.Site, string.Join(' ', same.Select(route => $"`{route.Pattern}`")), same.Key.Target, same.Key.Edge,
                same.Key.Certificate ?? "none: plain HTTP",
            ]);
        MarkdownTable.Append(
            text, "DNS entries", ["Name", "Kind", "Leads to", "Kept at"],
            from zone in model.Zones ?? []
            from entry in zone.Entries
            let leadsTo = entry.Host is null ? $"`{entry.Value}`" : entry.Value is null ? entry.Host : $"{entry.Host} ({entry.Value})"
            select (string?[])[entry.Name, entry.Kind.ToUpperInvariant(), entry.Proxied ? $"{leadsTo}, proxied" : leadsTo, zone.KeptAt]);
        MarkdownTable.Append(
            text, "Logins", ["Domain", "Service", "Asked", "Requests"],
            from route in model.Routes
            where route.Site is not null
            group route by (route.Site, route.Target, route.Auth, route.RateLimit) into same
            select (string?[])
            [
                same.Key.Site, same.Key.Target, same.Key.Auth ?? "nobody: the service itself",
                same.Key.RateLimit?.Split('/') is [var requests, var seconds] ? $"{requests} in {seconds} s" : "any number",
            ]);
    }

    private static void AppendPorts(StringBuilder text, ModelDocument model) => MarkdownTable.Append(
        text, "Ports", ["Host", "Port", "Address", "Listens", "Inside", "Exposure"],
        from stack in model.Stacks
        from listener in Listeners(stack)
        from port in listener.Ports
        where port.Published is not null
        orderby stack.Host, port.Published, port.Protocol
        select (string?[])
        [
            stack.Host, FormattableString.Invariant($"{port.Published}/{port.Protocol}"), port.Address ?? "not known", listener.Path,
            Number(port.Container), listener.Exposure,
        ]);

    private static void AppendExposure(StringBuilder text, ModelDocument model) => MarkdownTable.Append(
        text, "Exposure", ["Who may reach it", "Count", "Services"],
        from stack in model.Stacks
        from listener in Listeners(stack)
        group listener.Path by listener.Exposure into same
        orderby same.Key
        select (string?[])[same.Key, Number(same.Count()), string.Join(", ", same)]);

    private static void AppendData(StringBuilder text, ModelDocument model)
    {
        MarkdownTable.Append(
            text, "Volumes", ["Volume", "Host", "Mounted by", "Backup"],
            from stack in model.Stacks
            from volume in stack.Volumes
            let path = $"{stack.Host}/{stack.Name}/{Short(volume.Name, stack.Name)}"
            select (string?[])
            [
                volume.Name, stack.Host,
                string.Join(", ", ServicesOf(model, stack.Host).Where(service => service.Mounts.Any(mount => mount.Source == volume.Name)).Select(service => service.Name)),
                Backup(model, path),
            ]);
        MarkdownTable.Append(
            text, "Databases", ["Database", "Server", "Stage", "Owner", "Read by", "Backup"],
            from stack in model.Stacks
            from server in stack.DatabaseServers ?? []
            from database in server.Databases
            select (string?[])
            [
                database.Name, server.Server, database.Stage, database.Owner, string.Join(", ", database.Readers),
                Backup(model, server.Path, $"{server.Path}/{database.Name}"),
            ]);
    }

    private static void AppendPolicies(StringBuilder text, ModelDocument model)
    {
        MarkdownTable.Append(
            text, "Backups", ["Policy", "Every", "Begins", "Covers", "Kept", "On", "Offsite", "Restore test"],
            (model.Policies?.Backups ?? []).Select(backup => (string?[])
            [
                backup.Name, FormattableString.Invariant($"{backup.EveryHours} h"), backup.At, string.Join(", ", backup.Covers),
                string.Join(" + ", new[] { (backup.KeepDaily, "daily"), (backup.KeepWeekly, "weekly"), (backup.KeepMonthly, "monthly") }
                    .Where(keep => keep.Item1 > 0).Select(keep => FormattableString.Invariant($"{keep.Item1} {keep.Item2}"))),
                backup.KeptOn, Planned(model, backup.Offsite),
                backup.RestoredEveryDays is { } days ? FormattableString.Invariant($"every {days} days") : null,
            ]));
        MarkdownTable.Append(
            text, "Cron jobs", ["Job", "When", "Runs", "As"],
            model.Stacks.SelectMany(stack => stack.CronJobs ?? []).Select(job => (string?[])[job.Path, $"`{job.Schedule}`", $"`{job.Command}`", job.User]));
        MarkdownTable.Append(
            text, "Recovery objectives", ["Scenario", "Back within", "Loses at most"],
            (model.Policies?.Recovery ?? []).Select(each => (string?[])
            [
                each.Scenario, FormattableString.Invariant($"{each.BackWithinMinutes} min"),
                each.LosesAtMostHours is { } hours ? FormattableString.Invariant($"{hours} h") : null,
            ]));
        MarkdownTable.Append(
            text, "Alerts", ["Alert", "Level", "When", "For"],
            (model.Policies?.Alerts ?? []).Select(alert => (string?[])
                [alert.Name, alert.Level, $"`{alert.Expression}`", FormattableString.Invariant($"{alert.ForSeconds} s")]));
        MarkdownTable.Append(
            text, "Health pages", ["Page", "Asked", "Answers"],
            (model.Policies?.HealthUrls ?? []).Select(page => (string?[])[page.Name, $"{page.Method} {page.Url}", Number(page.Status)]));
    }

    private static void AppendConnections(StringBuilder text, ModelDocument model)
    {
        MarkdownTable.Append(
            text, "Between hosts", ["From", "To", "Port", "Over", "Through"],
            model.Links.Select(link => (string?[])[link.From, link.To, link.Port, link.Transport, link.Via]));
        MarkdownTable.Append(
            text, "Forbidden", ["From", "To", "Because"],
            model.Forbidden.Select(edge => (string?[])[edge.From, edge.To, edge.Because]));
        MarkdownTable.Append(
            text, "Outside", ["Name", "What", "Kind", "Run by", "Address"],
            model.Externals.Select(each => (string?[])[each.Name, each.Title, each.Planned ? $"{each.Kind}, planned" : each.Kind, each.Provider ?? (each.Host is { } host ? $"on {host}" : null), each.Address]));
    }

    private static void AppendFindings(StringBuilder text, ModelDocument model) => MarkdownTable.Append(
        text, "Findings", ["Severity", "Rule", "About", "What", "Waived"],
        model.Findings.Select(finding => (string?[])
        [
            finding.Severity, finding.Rule, finding.Resource, finding.Message,
            finding.Until is { } until ? $"{finding.Waived} (until {until})" : finding.Waived,
        ]));

    private static IEnumerable<(string Path, string Exposure, IReadOnlyList<PortDocument> Ports)> Listeners(StackDocument stack) =>
    [
        .. stack.Services.Where(service => !service.Job).Select(service => (service.Path, service.Exposure, service.Ports)),
        .. (stack.Units ?? []).Select(unit => (unit.Path, unit.Exposure, unit.Ports)),
    ];

    private static IEnumerable<ServiceDocument> ServicesOf(ModelDocument model, string host) =>
        model.Stacks.Where(stack => stack.Host == host).SelectMany(stack => stack.Services);

    private static string? Backup(ModelDocument model, string path, string? database = null) =>
        (model.Policies?.Backups ?? []).FirstOrDefault(
            backup => backup.Covers.Contains(path) && backup.Without?.Contains(database) != true)?.Name;

    private static string? Planned(ModelDocument model, string? external) =>
        model.Externals.Any(each => each.Name == external && each.Planned) ? $"{external} (planned)" : external;

    // A volume is called stack-name on its host unless it was named otherwise.
    private static string Short(string volume, string stack) =>
        volume.StartsWith($"{stack}-", StringComparison.Ordinal) ? volume[(stack.Length + 1)..] : volume;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
