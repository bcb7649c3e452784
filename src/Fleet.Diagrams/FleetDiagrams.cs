using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws a fleet from its model document, and writes drawings as texts. The same document gives the same bytes.</summary>
public static class FleetDiagrams
{
    /// <summary>The drawing of a view.</summary>
    /// <param name="model">The fleet.</param>
    /// <param name="view">The name of a declared view, of a flow or procedure, or of one of <see cref="GenericView.All"/>, where that is not declared otherwise.</param>
    /// <param name="system">The system it is about; all of them when <see langword="null"/>.</param>
    /// <param name="host">The host it is about, with what that deals with; all of them when <see langword="null"/>.</param>
    /// <exception cref="DrawingException">There is no such view, system or host, or its declaration is not right.</exception>
    public static Drawing Draw(ModelDocument model, string view, string? system = null, string? host = null)
    {
        ArgumentNullException.ThrowIfNull(model);

        // Flows and procedures may be declared before anything else of their system.
        if (system is not null && host is null && model.Hosts.All(each => each.System != system) && Told(model, view, system) is { } early)
        {
            return early;
        }

        var shown = Belonging.Only(model, system, host);
        var generic = GenericView.All.FirstOrDefault(each => each.Name == view);

        // What is declared shows a system as its owners see it; of one host there is more to say than they did.
        var declared = generic is not null && host is not null ? [] : shown.Views.Where(each => each.Name == view).ToList();
        if (declared is [var only])
        {
            var hosts = host is null ? null : shown.Hosts.Where(each => Belonging.Is(each, host)).Select(each => each.Id).ToHashSet();
            return new Drawing(DeclaredView.Draw(model, only, hosts), Enum.Parse<DrawingFormat>(only.Format, ignoreCase: true));
        }

        if (generic is not null)
        {
            return new Drawing(generic.Draw(shown, string.Join(' ', new[] { system, host, view }.OfType<string>())));
        }

        if (declared.Count > 1)
        {
            throw new DrawingException(
                $"View '{view}': {string.Join(" and ", declared.Select(each => $"'{each.System}'"))} have one each. Say which with --system.");
        }

        return Told(shown, view, system) ?? throw new DrawingException($"View '{view}': there is none of that name. {Choice.Of(view, Names(shown))}");
    }

    /// <summary>The drawing of what differs between two models: what is added, removed, moved and altered, with what that touches.</summary>
    /// <exception cref="DrawingException">There is no such system or host in either.</exception>
    public static Drawing Compare(ModelDocument before, ModelDocument after, string? system = null, string? host = null) =>
        new(DifferenceView.Draw(Belonging.Only(before, system, host), Belonging.Only(after, system, host), "changes"));

    /// <summary>The names of the views there are of a fleet.</summary>
    public static IReadOnlyList<string> Names(ModelDocument model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model.Views.Select(view => view.Name).Concat(model.Flows.Select(flow => flow.Name))
                .Concat(model.Procedures.Select(procedure => procedure.Name)).Concat(GenericView.All.Select(view => view.Name))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static Drawing? Told(ModelDocument model, string name, string? system) =>
        model.Flows.FirstOrDefault(each => each.Name == name && (system is null || each.System == system)) is { } flow ? new Drawing(FlowView.Draw(flow))
        : model.Procedures.FirstOrDefault(each => each.Name == name && (system is null || each.System == system)) is { } procedure
            ? new Drawing(ProcedureView.Draw(procedure), DrawingFormat.Mermaid)
        : null;
}
