namespace Fleet;

/// <summary>
/// Paths that a service answers in one way, which no edge can know. They are shown, with what answering them takes; nothing is
/// set up for them.
/// </summary>
/// <param name="name">The name, unique in the fleet's drawings, for example <c>presign</c>.</param>
/// <param name="routes">The paths, as the routes of an edge say them; a method may stand before.</param>
/// <example><code>
/// web.Answers.Add(new RouteGroup("presign", "/api/presign/*") { Reaches = { new Reached(db, "cached URLs") } });
/// </code></example>
public sealed class RouteGroup(string name, params string[] routes)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The paths.</summary>
    public IReadOnlyList<string> Routes { get; } = routes;

    /// <summary>What there is to know about it, in the operator's words.</summary>
    public string? Note { get; init; }

    /// <summary>What answering takes: another group of routes, a store, something outside.</summary>
    public List<Reached> Reaches { get; } = [];

    /// <summary>The service that answers; <see langword="null"/> until one has it.</summary>
    public Workload? Service { get; internal set; }

    internal string Path => $"{Service?.Path ?? "?"}/{Name}";

    /// <summary>Its paths without the methods.</summary>
    internal IEnumerable<string> Paths => Routes.Select(route => route[(route.LastIndexOf(' ') + 1)..]).Distinct();
}

/// <summary>What answering a group of routes takes.</summary>
/// <param name="To">With what.</param>
/// <param name="Label">What for; drawn beside the arrow.</param>
public sealed record Reached(EdgeEnd To, string? Label = null);
