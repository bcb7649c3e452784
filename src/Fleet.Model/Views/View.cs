namespace Fleet;

/// <summary>
/// A drawing of a part of the fleet: which of its things are shown, in which groups, under which names. Its arrows are not
/// drawn by hand: they are those of the model between what is shown, so that the drawing says what is so.
/// </summary>
/// <param name="name">The name, unique in its system, for example <c>architecture</c>.</param>
/// <param name="system">The system it shows.</param>
/// <example><code>
/// fleet.Add(new View("architecture", "shop")
/// {
///     Parts =
///     {
///         new ViewGroup("app", "Application") { Fill = "#eef3ff", Parts = { new ViewNode("web", "Web :8080", web) } },
///         new ViewNode("db", "PostgreSQL", db) { Shape = Shape.Cylinder },
///     },
///     Labels = { new ViewLabel("app.web", "db", "orders") },
/// });
/// </code></example>
public sealed class View(string name, string system)
{
    /// <summary>The name, unique in its system.</summary>
    public string Name { get; } = name;

    /// <summary>The system it shows.</summary>
    public string System { get; } = system;

    /// <summary>Its heading; none unless said.</summary>
    public string? Title { get; init; }

    /// <summary>The language it was first drawn in, which it is written in unless another is asked for; D2 unless said.</summary>
    public DrawingFormat Format { get; init; }

    /// <summary>Where arrows lead; down unless said.</summary>
    public DrawingDirection Direction { get; init; }

    /// <summary>Nodes and groups.</summary>
    public List<ViewPart> Parts { get; } = [];

    /// <summary>What arrows are called. One between ends that the model does not connect is an error.</summary>
    public List<ViewLabel> Labels { get; } = [];

    /// <summary>The kinds of arrows that are drawn, as documents call them; all of them unless said.</summary>
    public List<string> Kinds { get; } = [];

    /// <summary>Interactions of these topics alone are drawn; all of them unless said.</summary>
    public List<string> Topics { get; } = [];

    /// <summary>True when what is forbidden is drawn, in place of what is used.</summary>
    public bool ShowsForbidden { get; init; }

    /// <summary>Fills of Mermaid's classes, by the name that nodes refer to.</summary>
    public Dictionary<string, string> Classes { get; } = [];
}

/// <summary>The language of a drawing.</summary>
public enum DrawingFormat
{
    /// <summary>D2.</summary>
    D2,

    /// <summary>Mermaid.</summary>
    Mermaid,

    /// <summary>Graphviz.</summary>
    Dot,
}

/// <summary>Where the arrows of a drawing lead.</summary>
public enum DrawingDirection
{
    /// <summary>From top to bottom.</summary>
    Down,

    /// <summary>From left to right.</summary>
    Right,
}
