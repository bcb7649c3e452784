using System.Globalization;
using Spectre.Console;

namespace Fleet.Diagrams;

/// <summary>Text on a grid of display columns, of which wide letters and emoji take two.</summary>
internal static class Columns
{
    // The variation selector that makes an emoji of a letter, and the joiner that makes one emoji of several.
    private static readonly char[] MakesEmoji = ['\ufe0f', '\u200d'];

    /// <summary>How many columns a text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            width += element.IndexOfAny(MakesEmoji) > 0 ? 2 : element.EnumerateRunes().Max(rune => rune.ToString().GetCellWidth());
        }

        return width;
    }

    /// <summary>The text with blanks up to a width.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));
}
