using Fleet.Cli.Terminals;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>A stack's outputs, a line each.</summary>
internal static class OutputsView
{
    /// <summary>Nothing when there are none.</summary>
    public static IEnumerable<Line> Render(PropertyMap outputs)
    {
        if (outputs.Count == 0)
        {
            yield break;
        }

        yield return Line.Of("Outputs", Tone.Strong);
        var width = outputs.Keys.Max(name => name.Length);
        foreach (var (name, value) in outputs)
        {
            yield return Line.Of($"  {name.PadRight(width)}  ").Add(ValueText.OneLine(value, 400));
        }
    }
}
