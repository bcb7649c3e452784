using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws everything: hosts with their stacks and services, what is outside, and every arrow between.</summary>
internal static class ArchitectureView
{
    public static Diagram Draw(ModelDocument model, string name)
    {
        var diagram = new Diagram(name)
        {
            LeadsRight = true,
            Parts =
            [
                .. model.Externals.Where(external => external.PlayedBy is null && !IsOn(model, external)).Select(NodeOf),
                .. model.Hosts.Select(host => GroupOf(model, host, [.. model.Stacks.Where(stack => stack.Host == host.Id)])),
            ],
        };
        return diagram with { Arrows = [.. ArrowsOf(model, diagram), .. ForbiddenArrows.Of(model, diagram)] };
    }

    /// <summary>The text on a service: its name, its ports, and what it is for.</summary>
    public static string Label(ServiceDocument service)
    {
        var ports = service.Ports.Select(port => port.Published is { } published && published != port.Container
            ? FormattableString.Invariant($":{published}→{port.Container}")
            : FormattableString.Invariant($":{port.Container}"));
        return Texts.Lines([$"{service.Title ?? service.Name} {string.Join(' ', ports)}".TrimEnd(), service.Description, .. Texts.Kept(service)]);
    }

    private static IEnumerable<Arrow> ArrowsOf(ModelDocument model, Diagram diagram)
    {
        var ids = diagram.All.ToDictionary(each => each.Id, each => each.Id);
        foreach (var external in model.Externals)
        {
            ids[external.Name] = external.PlayedBy ?? (IsOn(model, external) ? $"{external.Host}/{external.Name}" : external.Name);
        }

        foreach (var edge in model.Edges.Where(edge => edge.Kind is not ("passage" or "answer")))
        {
            var (from, to) = (Find(edge.From), Find(edge.To));
            if (from is not null && to is not null && from != to)
            {
                yield return new Arrow(from, to)
                {
                    Label = edge.Label,
                    Line = edge.Style is { } style ? Enum.Parse<ArrowStyle>(style, ignoreCase: true) : ArrowStyle.Solid,
                    BothWays = edge.BothWays,
                };
            }
        }

        string? Find(string end) => Belonging.Outward(end).Select(each => ids.GetValueOrDefault(each)).FirstOrDefault(id => id is not null);
    }

    public static Node NodeOf(ExternalDocument external) => new(external.Name, Texts.Lines(external.Title ?? external.Name, external.Description))
    {
        Shape = external.Kind switch
        {
            "person" => Shape.Person,
            "internet" => Shape.Circle,
            "database" or "storage" => Shape.Cylinder,
            "workload" => Shape.Rectangle,
            _ => Shape.Cloud,
        },
        Fill = external.Kind is "person" or "internet" ? "#fff9e6" : "#f0f4ff",
        Border = external.Planned ? ArrowStyle.Dashed : ArrowStyle.Solid,
    };

    /// <summary>True when it runs on a host that is there.</summary>
    private static bool IsOn(ModelDocument model, ExternalDocument external) => model.Hosts.Any(host => host.Id == external.Host);

    private static Group GroupOf(ModelDocument model, HostDocument host, IReadOnlyList<StackDocument> stacks) =>
        new(host.Id, Texts.Lines(host.Title ?? host.Id, host.Address ?? host.Addresses?.Public ?? host.Addresses?.Overlay, host.Description))
        {
            Fill = "#f4f6f8",
            Parts =
            [
                .. stacks.Where(stack => stack.Services.Count > 0 || stack.Units is not null || stack.CronJobs is not null)
                    .Select(stack => new Group(stack.Name, stack.Title ?? stack.Name) { Fill = "#eef3ff", Parts = [.. Members(model, stack)] }),
                .. model.Externals.Where(external => external.PlayedBy is null && external.Host == host.Id).Select(NodeOf),
            ],
        };

    private static IEnumerable<Part> Members(ModelDocument model, StackDocument stack) =>
    [
        .. stack.Services.Select(service => new Node(service.Name, Label(service))
        {
            Shape = IsStore(model, stack, service) ? Shape.Cylinder : Shape.Rectangle,
            Border = service.Job ? ArrowStyle.Dashed : ArrowStyle.Solid,
            Fill = service.Exposure == "public" ? "#fff3e0" : service.Job ? "#f5f5f5" : "#ffffff",
        }),
        .. (stack.Units ?? []).Select(unit => new Node(Texts.NameOf(unit.Path), Texts.Lines(unit.Unit, unit.Description))),
        .. (stack.CronJobs ?? []).Select(job => new Node(Texts.NameOf(job.Path), Texts.Lines(Texts.NameOf(job.Path), job.Schedule)) { Border = ArrowStyle.Dashed }),
    ];

    // What keeps data in a volume of its own and offers a port is a store, unless it is what an edge leads to or a way in.
    public static bool IsStore(ModelDocument model, StackDocument stack, ServiceDocument service) =>
        service.Keeps is not null
        || (service is { Job: false, Exposure: not "public" } && service.Ports.Count > 0
        && !model.Routes.Any(route => route.Target == service.Path && !route.ForLinks)
        && service.Mounts.Any(mount => !mount.ReadOnly && stack.Volumes.Any(volume => volume.Name == mount.Source)));
}
