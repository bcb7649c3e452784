using Fleet.Cli.Terminals;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>Writes diagnostics: severity, where, what, more, and what to do.</summary>
internal static class DiagnosticView
{
    /// <summary>The lines of one diagnostic.</summary>
    public static IEnumerable<Line> Render(Diagnostic diagnostic, bool withResource = true)
    {
        var (word, tone) = diagnostic.Severity switch
        {
            Severity.Debug => ("debug", Tone.Dim),
            Severity.Info => ("info", Tone.Plain),
            Severity.Warning => ("warning", Tone.Warning),
            Severity.Error => ("error", Tone.Error),
        };
        var summary = diagnostic.Summary.Split('\n');
        var line = Line.Of($"{word}: ", tone);
        if (withResource && !diagnostic.Urn.IsEmpty && !diagnostic.Urn.IsRootStack)
        {
            line = line.Add($"{ResourceRow.Shorten(diagnostic.Urn.Type)} {diagnostic.Urn.Name}", Tone.Strong).Add(": ");
        }

        yield return line.Add(summary[0]);
        foreach (var more in summary.Skip(1))
        {
            yield return Line.Of($"  {more}");
        }

        foreach (var fact in new[] { ("in ", diagnostic.PropertyPath), ("at ", diagnostic.Location) })
        {
            if (fact.Item2.Length > 0 && !diagnostic.Summary.Contains(fact.Item2, StringComparison.Ordinal))
            {
                yield return Line.Of($"  {fact.Item1}{fact.Item2}", Tone.Dim);
            }
        }

        foreach (var detail in Lines(diagnostic.Detail))
        {
            yield return Line.Of($"  {detail}");
        }

        foreach (var hint in Lines(diagnostic.Hint))
        {
            yield return Line.Of($"  → {hint}", Tone.Strong);
        }
    }

    private static string[] Lines(string text) =>
        text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
