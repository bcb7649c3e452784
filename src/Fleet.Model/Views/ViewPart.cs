namespace Fleet;

/// <summary>A node or a group of a drawing.</summary>
public abstract class ViewPart
{
    private protected ViewPart(string id, string label, IReadOnlyList<EdgeEnd> of) => (Id, Label, Of) = (id, label, of);

    /// <summary>The permanent id, unique in its group: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Id { get; }

    /// <summary>
    /// What is written on it. <c>{address}</c> stands for the address of the first host it shows; lines are separated by a line feed.
    /// </summary>
    public string Label { get; }

    /// <summary>What it stands for: arrows of these things, and of what is on or in them, are its own.</summary>
    public IReadOnlyList<EdgeEnd> Of { get; }

    /// <summary>The colour it is filled with, <c>#rrggbb</c>; the drawing's own unless said.</summary>
    public string? Fill { get; init; }

    /// <summary>How its border is drawn.</summary>
    public ArrowStyle Border { get; init; }
}

/// <summary>A thing in a drawing.</summary>
/// <param name="id">The permanent id, unique in its group.</param>
/// <param name="label">What is written on it.</param>
/// <param name="of">What it stands for.</param>
public sealed class ViewNode(string id, string label, params EdgeEnd[] of) : ViewPart(id, label, of)
{
    /// <summary>Its shape; a rectangle unless said.</summary>
    public Shape Shape { get; init; }

    /// <summary>The class of the drawing that gives it its colour; none unless said.</summary>
    public string? Class { get; init; }
}

/// <summary>Things of a drawing that are shown together. It may stand for something itself, such as an environment.</summary>
/// <param name="id">The permanent id, unique in its group.</param>
/// <param name="label">What is written on it.</param>
/// <param name="of">What it stands for.</param>
public sealed class ViewGroup(string id, string label, params EdgeEnd[] of) : ViewPart(id, label, of)
{
    /// <summary>Nodes and groups.</summary>
    public List<ViewPart> Parts { get; } = [];
}

/// <summary>What the arrow between two parts of a drawing is called.</summary>
/// <param name="From">The id of the part it begins at, with those of its groups: <c>app.web</c>.</param>
/// <param name="To">The id of the part it ends at.</param>
/// <param name="Text">The text; what the model says unless said.</param>
public sealed record ViewLabel(string From, string To, string? Text = null)
{
    /// <summary>True when both ends turn to each other.</summary>
    public bool BothWays { get; init; }

    /// <summary>Why the arrow is left out of this drawing; it is drawn unless said.</summary>
    public string? LeftOut { get; init; }
}

/// <summary>The shape of a node.</summary>
public enum Shape
{
    /// <summary>A rectangle.</summary>
    Rectangle,

    /// <summary>A cylinder: something that keeps data.</summary>
    Cylinder,

    /// <summary>A cloud: something of somebody else's.</summary>
    Cloud,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A hexagon: something that holds back what comes after it.</summary>
    Hexagon,

    /// <summary>A diamond: a question.</summary>
    Diamond,
}
