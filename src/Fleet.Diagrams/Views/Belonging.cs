using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>What belongs to what: a service to its stack and its host. Asked for what has no part of its own in a drawing.</summary>
internal static class Belonging
{
    /// <summary>The end itself, then what it is in, from the inside to the outside.</summary>
    public static IEnumerable<string> Outward(string end)
    {
        yield return end;
        if (end.Contains(':', StringComparison.Ordinal))
        {
            yield break;
        }

        for (var slash = end.LastIndexOf('/'); slash > 0; slash = end.LastIndexOf('/', slash - 1))
        {
            yield return end[..slash];
        }
    }

    /// <summary>The same document with what belongs to one system, or is on one host, and what that deals with.</summary>
    public static ModelDocument Only(ModelDocument model, string? system, string? host)
    {
        if (system is null && host is null)
        {
            return model;
        }

        var hosts = model.Hosts
            .Where(each => (system is null || each.System == system) && (host is null || Is(each, host)))
            .Select(each => each.Id)
            .ToHashSet();
        if (hosts.Count == 0)
        {
            throw new DrawingException(system is not null && model.Hosts.All(each => each.System != system)
                ? $"System '{system}': no host belongs to it. {Choice.Of(system, model.Hosts.Select(each => each.System).OfType<string>())}"
                : $"Host '{host}': there is none of that name{(system is null ? "" : $" in '{system}'")}. {Choice.Of(host!, model.Hosts.Where(each => system is null || each.System == system).Select(each => each.Id))}");
        }

        var guests = model.Externals.Where(each => each.Host is { } on && hosts.Contains(on)).Select(each => each.Name).ToHashSet();
        bool Touches(string end) => guests.Contains(end) || Outward(end).Any(hosts.Contains);
        bool Stands(string end) => ForbiddenArrows.Stands(model, end).Any(Touches);
        var edges = model.Edges.Where(edge => Touches(edge.From) || Touches(edge.To)).ToList();
        var ends = edges.SelectMany(edge => new[] { edge.From, edge.To }).SelectMany(Outward).ToHashSet();
        return model with
        {
            Hosts = [.. model.Hosts.Where(each => hosts.Contains(each.Id) || ends.Contains(each.Id))],
            Stacks =
            [
                .. model.Stacks.Where(stack => hosts.Contains(stack.Host) || ends.Contains($"{stack.Host}/{stack.Name}"))
                    .Select(stack => hosts.Contains(stack.Host)
                        ? stack
                        : stack with { Services = [.. stack.Services.Where(service => ends.Contains(service.Path))] }),
            ],
            Edges = edges,
            Externals = [.. model.Externals.Where(each => guests.Contains(each.Name) || ends.Contains(each.Name) || (host is null && each.System == system))],
            Routes = [.. model.Routes.Where(route => Touches(route.Edge))],
            Zones = model.Zones?.Where(zone => zone.Entries.Any(entry => entry.Host is { } leadsTo && hosts.Contains(leadsTo))).ToList(),
            Links = [.. model.Links.Where(link => Touches(link.From) || Touches(link.To))],
            Findings = [.. model.Findings.Where(finding => Touches(finding.Resource))],
            Groups = [.. model.Groups.Where(group => group.Hosts.Any(hosts.Contains))],
            Secrets = [.. model.Secrets.Where(secret => secret.Host is null || hosts.Contains(secret.Host))],
            Forbidden = [.. model.Forbidden.Where(edge => Stands(edge.From) || Stands(edge.To))],
            Policies = model.Policies is { } policies
                ? policies with { Backups = [.. policies.Backups.Where(each => each.Covers.Any(Touches) || (each.KeptOn is { } kept && hosts.Contains(kept)))] }
                : null,
            Flows = [.. model.Flows.Where(flow => system is null || flow.System == system)
                .Where(flow => host is null || flow.Participants.Any(each => each.Of is { } of && Touches(of)))],
            Procedures = [.. model.Procedures.Where(procedure => system is null || procedure.System == system)
                .Where(procedure => host is null || procedure.Steps.Any(each => each.Of is { } of && Touches(of)))],
            Views = [.. model.Views.Where(view => system is null || view.System == system)],
        };
    }

    /// <summary>True when a host goes by a name.</summary>
    public static bool Is(HostDocument host, string name) => host.Id == name || host.Title == name || host.Aliases?.Contains(name) == true;
}
