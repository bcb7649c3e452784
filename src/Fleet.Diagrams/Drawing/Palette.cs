using System.Globalization;

namespace Fleet.Diagrams;

/// <summary>The colours of comparisons and of what is forbidden, the same in every language.</summary>
internal static class Palette
{
    public const string Forbidden = "#c0392b";

    /// <summary>The colour an arrow is drawn in; <see langword="null"/> leaves it to the language.</summary>
    public static string? LineOf(Arrow arrow) => Of(arrow.Change)?.Line ?? (arrow.Forbidden ? Forbidden : null);

    /// <summary>The colour a part is filled with; <see langword="null"/> leaves it to the language.</summary>
    public static string? FillOf(Part part, Diagram diagram) => Of(part.Change)?.Fill
        ?? part.Fill
        ?? ((part as Node)?.Class is { } name ? diagram.Classes.GetValueOrDefault(name) : null);

    /// <summary>True when a fill asks for white text.</summary>
    public static bool IsDark(string fill) => fill.Length == 7
        && int.TryParse(fill.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
        && 299 * (rgb >> 16) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff) < 186_000;

    /// <summary>Fill and line of a change; <see langword="null"/> when there is none.</summary>
    public static (string Fill, string Line)? Of(Change change) => change switch
    {
        Change.None => null,
        Change.Added => ("#d7f5dd", "#1e8449"),
        Change.Removed => ("#fadbd8", "#c0392b"),
        Change.Moved => ("#fdebd0", "#b9770e"),
        Change.Altered => ("#d6eaf8", "#2471a3"),
    };
}
