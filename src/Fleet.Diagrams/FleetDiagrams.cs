using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws a fleet from its model document, and writes drawings as texts. The same document gives the same bytes.</summary>
public static class FleetDiagrams
{
    /// <summary>The drawing of a view.</summary>
    /// <param name="model">The fleet.</param>
    /// <param name="view">
    /// The name of a declared view, of a flow, or one of <c>architecture</c>, <c>routing</c>, <c>data</c> and <c>deploy</c>.
    /// </param>
    /// <param name="system">The system it is about; all of them when <see langword="null"/>.</param>
    /// <param name="host">The host it is about; all of them when <see langword="null"/>.</param>
    /// <exception cref="DrawingException">There is no such view, system or host, or its declaration is not right.</exception>
    public static Drawing Draw(ModelDocument model, string view, string? system = null, string? host = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var shown = Belonging.Only(model, system, host);
        if (host is null && shown.Views.Where(each => each.Name == view).ToList() is { Count: > 0 } declared)
        {
            return declared is [var only]
                ? new Drawing(DeclaredView.Draw(model, only), Enum.Parse<DrawingFormat>(only.Format, ignoreCase: true))
                : throw new DrawingException(
                    $"View '{view}': {string.Join(" and ", declared.Select(each => $"'{each.System}'"))} have one each. Say which with --system.");
        }

        var name = string.Join(' ', new[] { system, host, view }.OfType<string>());
        return view switch
        {
            "architecture" => new Drawing(ArchitectureView.Draw(shown, name)),
            _ when shown.Flows.FirstOrDefault(flow => flow.Name == view) is { } flow => new Drawing(FlowView.Draw(flow)),
            _ => throw new DrawingException(
                $"View '{view}': there is none of that name. There are {string.Join(", ", Names(shown).Select(each => $"'{each}'"))}."),
        };
    }

    /// <summary>The names of the views there are of a fleet.</summary>
    public static IReadOnlyList<string> Names(ModelDocument model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Views.Select(view => view.Name).Concat(model.Flows.Select(flow => flow.Name)).Append("architecture").Distinct().Order(StringComparer.Ordinal)];
    }
}
