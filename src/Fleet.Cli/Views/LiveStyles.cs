using Fleet.Cli.Terminals;
using Spectre.Console;

namespace Fleet.Cli.Views;

/// <summary>What tones look like in the live tree: the same colours as in printed lines.</summary>
internal static class LiveStyles
{
    private static readonly Style Dim = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Green = new(Color.Green);
    private static readonly Style Yellow = new(Color.Olive);
    private static readonly Style Red = new(Color.Maroon);
    private static readonly Style Magenta = new(Color.Purple);
    private static readonly Style Error = new(Color.Maroon, decoration: Decoration.Bold);

    /// <summary>The style of a tone.</summary>
    public static Style Of(Tone tone) => tone switch
    {
        Tone.Plain => Style.Plain,
        Tone.Dim => Dim,
        Tone.Strong => Strong,
        Tone.Add => Green,
        Tone.Change or Tone.Warning => Yellow,
        Tone.Remove => Red,
        Tone.Replace => Magenta,
        Tone.Error => Error,
    };
}
