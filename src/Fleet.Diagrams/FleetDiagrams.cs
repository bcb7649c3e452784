using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws a fleet from its model document, and writes drawings as texts. The same document gives the same bytes.</summary>
public static class FleetDiagrams
{
    private const string Architecture = "architecture";
    private const string Routing = "routing";

    /// <summary>The drawing of a view.</summary>
    /// <param name="model">The fleet.</param>
    /// <param name="view">
    /// The name of a declared view, of a flow, or one of <c>architecture</c> (everything) and <c>routing</c> (which path of
    /// which site leads where), where these are not declared otherwise.
    /// </param>
    /// <param name="system">The system it is about; all of them when <see langword="null"/>.</param>
    /// <param name="host">The host it is about; all of them when <see langword="null"/>.</param>
    /// <exception cref="DrawingException">There is no such view, system or host, or its declaration is not right.</exception>
    public static Drawing Draw(ModelDocument model, string view, string? system = null, string? host = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var shown = Belonging.Only(model, system, host);
        var declared = host is null ? shown.Views.Where(each => each.Name == view).ToList() : [];
        if (declared.Count == 1 || (declared.Count > 1 && view is not (Architecture or Routing)))
        {
            return declared is [var only]
                ? new Drawing(DeclaredView.Draw(model, only), Enum.Parse<DrawingFormat>(only.Format, ignoreCase: true))
                : throw new DrawingException(
                    $"View '{view}': {string.Join(" and ", declared.Select(each => $"'{each.System}'"))} have one each. Say which with --system.");
        }

        var name = string.Join(' ', new[] { system, host, view }.OfType<string>());
        return view switch
        {
            Architecture => new Drawing(ArchitectureView.Draw(shown, name)),
            Routing => new Drawing(RoutingView.Draw(shown, name)),
            _ when shown.Flows.FirstOrDefault(flow => flow.Name == view) is { } flow => new Drawing(FlowView.Draw(flow)),
            _ => throw new DrawingException(
                $"View '{view}': there is none of that name. There are {string.Join(", ", Names(shown).Select(each => $"'{each}'"))}."),
        };
    }

    /// <summary>The drawing of what differs between two models: what is added, removed, moved and altered, with what that touches.</summary>
    /// <exception cref="DrawingException">There is no such system or host in either.</exception>
    public static Drawing Compare(ModelDocument before, ModelDocument after, string? system = null, string? host = null) =>
        new(DifferenceView.Draw(Belonging.Only(before, system, host), Belonging.Only(after, system, host), "changes"));

    /// <summary>The names of the views there are of a fleet.</summary>
    public static IReadOnlyList<string> Names(ModelDocument model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Views.Select(view => view.Name).Concat(model.Flows.Select(flow => flow.Name)).Append(Architecture).Append(Routing).Distinct().Order(StringComparer.Ordinal)];
    }
}
