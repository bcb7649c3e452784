using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>
/// Draws a view that the operator declared: its parts are what it says, its arrows are those the model has between them.
/// </summary>
internal sealed class DeclaredView
{
    private readonly ModelDocument _model;
    private readonly ViewDocument _view;
    private readonly Dictionary<string, string> _parts = [];
    private readonly Diagram _empty;

    private DeclaredView(ModelDocument model, ViewDocument view)
    {
        (_model, _view) = (model, view);
        _empty = new Diagram($"{view.System} {view.Name}")
        {
            Title = view.Title,
            LeadsRight = view.Direction == "right",
            Parts = [.. view.Parts.Select(part => PartOf(part, ""))],
            Classes = view.Classes ?? new Dictionary<string, string>(),
        };
    }

    /// <summary>The drawing; of some hosts alone, with what these deal with, when they are named.</summary>
    /// <exception cref="DrawingException">The view speaks of a part or an arrow that is not there, or of nothing on the hosts.</exception>
    public static Diagram Draw(ModelDocument model, ViewDocument view, IReadOnlySet<string>? hosts = null)
    {
        var drawer = new DeclaredView(model, view);
        var all = drawer.Draw();
        return hosts is null ? all : drawer.Only(all, hosts);
    }

    private Diagram Only(Diagram all, IReadOnlySet<string> hosts)
    {
        var own = _parts.Where(part => Belonging.Outward(part.Key).Any(hosts.Contains)).Select(part => part.Value).ToHashSet();
        var arrows = all.Arrows.Where(arrow => IsOwn(arrow.From) || IsOwn(arrow.To)).ToList();
        var kept = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Concat(own).ToHashSet();
        return kept.Count > 0
            ? all with { Parts = [.. Within(all.Parts, "")], Arrows = arrows }
            : throw new DrawingException($"View '{_view.Name}' of '{_view.System}': nothing in it is on {string.Join(" or ", hosts.Select(host => $"'{host}'"))}. Leave out --host.");

        bool IsOwn(string id) => own.Any(part => IsWithin(id, part));

        IEnumerable<Part> Within(IEnumerable<Part> parts, string prefix) =>
            from part in parts
            let id = prefix + part.Id
            let inner = Inner(part, id)
            where IsOwn(id) || kept.Contains(id) || inner is Group { Parts.Count: > 0 }
            select inner;

        Part Inner(Part part, string id) => part is Group group && !IsOwn(id) ? group with { Parts = [.. Within(group.Parts, $"{id}/")] } : part;
    }

    private Diagram Draw()
    {
        var ids = _empty.All.Select(each => each.Id).ToHashSet();
        var labels = new Dictionary<(string, string), ViewLabelDocument>();
        foreach (var label in _view.Labels)
        {
            foreach (var end in new[] { label.From, label.To }.Where(end => !ids.Contains(end)))
            {
                throw new DrawingException(
                    $"View '{_view.Name}' of '{_view.System}': a label speaks of '{end}', and no part of it has that id. Correct the id or remove the label.");
            }

            labels[(label.From, label.To)] = label;
        }

        var arrows = (_view.ShowsForbidden ? Forbidden() : Used()).ToList();
        var known = arrows.Select(arrow => (arrow.From, arrow.To)).ToHashSet();
        if (labels.Values.FirstOrDefault(label => !known.Contains((label.From, label.To))) is { } wrong)
        {
            throw new DrawingException(
                $"View '{_view.Name}' of '{_view.System}': '{wrong.From}' has no arrow to '{wrong.To}' in the model, and a label names it. Declare what leads there, or remove the label.");
        }

        return _empty with { Arrows = [.. arrows.Select(arrow => Named(arrow, labels)).OfType<Arrow>()] };
    }

    private static Arrow? Named(Arrow arrow, Dictionary<(string, string), ViewLabelDocument> labels) =>
        labels.GetValueOrDefault((arrow.From, arrow.To)) switch
        {
            null => arrow,
            { LeftOut: not null } => null,
            var label => arrow with { Label = label.Text is "" ? null : label.Text ?? arrow.Label, BothWays = arrow.BothWays || label.BothWays },
        };

    private IEnumerable<Arrow> Used()
    {
        var drawn = from edge in _model.Edges
                    where edge.Kind != "passage"
                    where _view.Kinds is null || _view.Kinds.Contains(edge.Kind)
                    where edge.Topic is null || _view.Topics is null || _view.Topics.Contains(edge.Topic)
                    let ends = (From: PartOf(edge.From), To: PartOf(edge.To))
                    where ends.From is not null && ends.To is not null && !IsWithin(ends.From, ends.To) && !IsWithin(ends.To, ends.From)
                    group edge by (ends.From, ends.To, edge.Kind == "relation" ? edge.Label : null);
        return drawn.Select(same => new Arrow(same.Key.From!, same.Key.To!)
        {
            Label = Joined(same.Select(LabelOf)),
            Line = same.Select(edge => edge.Style).Distinct().ToList() is [{ } style] ? Enum.Parse<ArrowStyle>(style, ignoreCase: true) : ArrowStyle.Solid,
            BothWays = same.Any(edge => edge.BothWays),
        });
    }

    // What is forbidden in both directions is one line between the two; the first declared says which way it points.
    private IEnumerable<Arrow> Forbidden()
    {
        var seen = new HashSet<(string, string)>();
        foreach (var edge in _model.Forbidden)
        {
            if (PartOf(edge.From) is { } from && PartOf(edge.To) is { } to && !seen.Contains((to, from)) && seen.Add((from, to)))
            {
                yield return new Arrow(from, to) { Label = edge.Because, Line = ArrowStyle.Dotted, Forbidden = true };
            }
        }
    }

    // A site's name tells the routes of an edge apart; where it serves one site, their paths do.
    private string? LabelOf(EdgeDocument edge)
    {
        if (edge.Kind != "route")
        {
            return edge.Label;
        }

        var routes = _model.Routes.Where(route => route.Edge == edge.From && !route.ForLinks && route.Site is not null).ToList();
        return routes.Select(route => route.Site).Distinct().ToList() is [var only] && edge.Label == only
            ? Texts.Wrapped(routes.Where(route => route.Target == edge.To).Select(route => route.Pattern!), " ")
            : edge.Label;
    }

    private static string? Joined(IEnumerable<string?> labels) =>
        labels.OfType<string>().Distinct().ToList() is { Count: > 0 } texts ? string.Join('\n', texts) : null;

    private string? PartOf(string end) => Belonging.Outward(end).Select(each => _parts.GetValueOrDefault(each)).FirstOrDefault(id => id is not null);

    private static bool IsWithin(string inner, string outer) => inner == outer || inner.StartsWith($"{outer}/", StringComparison.Ordinal);

    private Part PartOf(ViewPartDocument part, string prefix)
    {
        var id = prefix + part.Id;
        foreach (var end in part.Of)
        {
            if (!_parts.TryAdd(end, id))
            {
                throw new DrawingException(
                    $"View '{_view.Name}' of '{_view.System}': both '{_parts[end]}' and '{id}' stand for '{end}'. Let one of them do so.");
            }
        }

        var border = part.Border is { } style ? Enum.Parse<ArrowStyle>(style, ignoreCase: true) : ArrowStyle.Solid;
        return part.Parts is { } inner
            ? new Group(part.Id, part.Label) { Fill = part.Fill, Border = border, Parts = [.. inner.Select(each => PartOf(each, $"{id}/"))] }
            : new Node(part.Id, part.Label)
            {
                Fill = part.Fill,
                Border = border,
                Class = part.Class,
                Shape = part.Shape is { } shape ? Enum.Parse<Shape>(shape, ignoreCase: true) : Shape.Rectangle,
            };
    }
}
