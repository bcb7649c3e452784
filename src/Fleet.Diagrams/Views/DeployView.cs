using System.Globalization;
using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>
/// Draws what is deployed where, from which image, in which order: arrows lead from what must be ready to what waits for it, the
/// step counts how many come before. Gates hold back; whoever moves images or deploys to hosts has a dashed arrow.
/// </summary>
internal sealed class DeployView
{
    private const string Topic = "deploy";
    private const string Release = "ci";
    private readonly ModelDocument _model;
    private readonly Dictionary<string, IReadOnlyList<string>> _awaited = [];
    private readonly Dictionary<string, int> _steps = [];

    private DeployView(ModelDocument model)
    {
        _model = model;
        foreach (var stack in model.Stacks)
        {
            foreach (var service in stack.Services)
            {
                _awaited[service.Path] = service.DependsOn;
            }

            foreach (var gate in stack.Gates)
            {
                _awaited[gate.Path] = gate.Guards;
            }
        }
    }

    public static Diagram Draw(ModelDocument model, string name) => new DeployView(model).Draw(name);

    private Diagram Draw(string name)
    {
        List<Arrow> arrows = [.. Order(), .. Movers()];
        var touched = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).ToHashSet();
        return new Diagram(name)
        {
            LeadsRight = true,
            Parts =
            [
                .. _model.Externals.Where(external => external.PlayedBy is null && touched.Contains(external.Name)).Select(ArchitectureView.NodeOf),
                .. _model.Hosts.Select(Of).Where(group => group.Parts.Count > 0 || touched.Contains(group.Id)),
            ],
            Arrows = arrows,
        };
    }

    private Group Of(HostDocument host) => new(host.Id, Texts.Lines(host.Title ?? host.Id, host.Stage is { } stage ? $"stage {stage}" : null))
    {
        Fill = "#f4f6f8",
        Parts =
        [
            .. _model.Stacks.Where(stack => stack.Host == host.Id && Members(stack).Count > 0)
                .Select(stack => new Group(stack.Name, stack.Title ?? stack.Name) { Fill = "#eef3ff", Parts = Members(stack) }),
        ],
    };

    private List<Part> Members(StackDocument stack) =>
    [
        .. stack.Services.Select(service => new Node(service.Name, Texts.Lines(
            string.Create(CultureInfo.InvariantCulture, $"{StepOf(service.Path)}. {(service.Title ?? service.Name).Replace('\n', ' ')}"),
            Short(service.Image),
            service.Update == "pinned" ? null : $"moved by {service.Update}",
            service.Job ? "runs once" : null))
        {
            Border = service.Job ? ArrowStyle.Dashed : ArrowStyle.Solid,
            Fill = service.Job ? "#f5f5f5" : "#ffffff",
        }),
        .. stack.Gates.Select(gate => new Node(Texts.NameOf(gate.Path), Texts.Lines(Texts.NameOf(gate.Path), gate.Tries))
        {
            Shape = Shape.Hexagon,
            Fill = "#fff3e0",
        }),
        .. (stack.Units ?? []).Select(unit => new Node(Texts.NameOf(unit.Path), Texts.Lines(unit.Unit, "systemd"))),
        .. (stack.CronJobs ?? []).Select(job => new Node(Texts.NameOf(job.Path), Texts.Lines(Texts.NameOf(job.Path), $"cron {job.Schedule}"))),
    ];

    private IEnumerable<Arrow> Order() =>
        from pair in _awaited
        from first in pair.Value
        where _awaited.ContainsKey(first) && first != pair.Key
        select new Arrow(first, pair.Key);

    private IEnumerable<Arrow> Movers()
    {
        var ids = _awaited.Keys.Concat(_model.Hosts.Select(host => host.Id))
            .Concat(_model.Externals.Where(external => external.PlayedBy is null).Select(external => external.Name)).ToHashSet();
        return from edge in _model.Edges
               where edge.Kind == "watch" || (edge.Kind == "relation" && edge.Topic is Topic or Release)
               where ids.Contains(edge.From) && ids.Contains(edge.To)
               select new Arrow(edge.From, edge.To) { Label = edge.Kind == "watch" ? "new images" : edge.Label, Line = ArrowStyle.Dashed, BothWays = edge.BothWays };
    }

    /// <summary>1 for what waits for nothing; gates take no step of their own. The model was checked: there is no cycle.</summary>
    private int StepOf(string path)
    {
        if (!_steps.TryGetValue(path, out var step))
        {
            var isGate = _model.Stacks.Any(stack => stack.Gates.Any(gate => gate.Path == path));
            step = _awaited.GetValueOrDefault(path, []).Where(_awaited.ContainsKey).Select(StepOf).DefaultIfEmpty(0).Max() + (isGate ? 0 : 1);
            _steps[path] = step;
        }

        return step;
    }

    // The registry everybody has is left out, and of a digest its beginning is enough to tell it from another.
    private static string Short(string image)
    {
        var name = image.Replace("docker.io/library/", "", StringComparison.Ordinal).Replace("docker.io/", "", StringComparison.Ordinal);
        var digest = name.IndexOf("@sha256:", StringComparison.Ordinal);
        return digest > 0 && name.Length > digest + 20 ? name[..(digest + 20)] + "…" : name;
    }
}
