using Fleet.Cli.Terminals;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>
/// Says property by property what changes in a resource: old → new, lists and objects member by member, texts of
/// several lines as a comparison of lines, and <c>forces replacement</c> beside what does.
/// </summary>
internal sealed class PropertyChanges(ResourceRow row)
{
    private const string Forces = "  forces replacement";
    private readonly List<Line> _lines = [];

    /// <summary>The changed properties of an update or a replacement.</summary>
    public static IReadOnlyList<Line> Of(ResourceRow row)
    {
        var changes = new PropertyChanges(row);
        changes.WriteDifferences();
        return changes._lines;
    }

    /// <summary>All inputs of something that is made or removed.</summary>
    public static IReadOnlyList<Line> All(ResourceRow row)
    {
        var changes = new PropertyChanges(row);
        var isGone = row.Change is Change.Delete or Change.Forget;
        foreach (var (name, value) in (isGone ? row.OldInputs : row.NewInputs) ?? PropertyMap.Empty)
        {
            if (!IsInternal(name))
            {
                changes.WriteWhole(name, value, isGone ? '-' : '+', 0, "");
            }
        }

        return changes._lines;
    }

    /// <summary>The names of the changed top-level properties, those that force a replacement first.</summary>
    public static IEnumerable<string> Names(ResourceRow row) =>
        row.Differences.Where(difference => !row.Hidden.Contains(difference.Key))
            .GroupBy(difference => TopLevel(difference.Key))
            .OrderBy(group => group.Any(difference => difference.Value.IsReplace) ? 0 : 1)
            .Select(group => group.Key);

    private void WriteDifferences()
    {
        foreach (var group in row.Differences.GroupBy(difference => TopLevel(difference.Key)))
        {
            if (row.Hidden.Contains(group.Key))
            {
                continue;
            }

            var count = _lines.Count;
            var (old, wanted) = Sides(group.Key, group.All(difference => difference.Value.IsInputDiff));
            Compare(group.Key, group.Key, old, wanted, 0);
            if (_lines.Count == count)
            {
                // Equal as far as can be shown: a blinded secret, or a difference on the host's side. The paths say more.
                var value = wanted ?? old;
                foreach (var (path, difference) in group)
                {
                    _lines.Add(Head('~', path, 0)
                        .Add(value is null ? " changes" : $" {ValueText.OneLine(value)} → another value")
                        .Add(difference.IsReplace || Mark(group.Key).Length > 0 ? Forces : "", Tone.Replace));
                }
            }
            else if (group.Any(difference => difference.Value.IsReplace)
                && !_lines.Skip(count).Any(line => line.Spans.Any(span => span.Text == Forces)))
            {
                _lines[count] = _lines[count].Add(Forces, Tone.Replace);
            }
        }

        foreach (var key in row.ReplaceKeys.Where(key => !row.Differences.Keys.Any(path => path == key || TopLevel(path) == key)))
        {
            _lines.Add(Head('~', key, 0).Add(Forces, Tone.Replace));
        }
    }

    private (PropertyValue? Old, PropertyValue? Wanted) Sides(string name, bool isInput)
    {
        if (row.ComparesOutputs)
        {
            return (row.OldOutputs?.Find(name), row.NewOutputs?.Find(name));
        }

        var old = (isInput ? row.OldInputs : row.OldOutputs)?.Find(name) ?? row.OldInputs?.Find(name);
        return (old, row.NewInputs?.Find(name) ?? (isInput ? null : row.NewOutputs?.Find(name)));
    }

    private void Compare(string name, string path, PropertyValue? old, PropertyValue? wanted, int depth)
    {
        if (Equals(old, wanted))
        {
            return;
        }

        switch (old, wanted)
        {
            case (null, _):
                WriteWhole(name, wanted!, '+', depth, path);
                break;
            case (_, null):
                WriteWhole(name, old, '-', depth, path);
                break;
            case (PropertyValue.Map before, PropertyValue.Map after):
                _lines.Add(Head('~', name, depth).Add(Mark(path), Tone.Replace));
                foreach (var key in before.Members.Keys.Union(after.Members.Keys).Order(StringComparer.Ordinal))
                {
                    if (!IsInternal(key))
                    {
                        Compare(key, $"{path}.{key}", before.Members.Find(key), after.Members.Find(key), depth + 1);
                    }
                }

                break;
            case (PropertyValue.List before, PropertyValue.List after):
                _lines.Add(Head('~', name, depth).Add(Mark(path), Tone.Replace));
                CompareItems(path, before.Items, after.Items, depth + 1);
                break;
            case (PropertyValue.Text before, PropertyValue.Text after) when ValueText.IsBlock(before) || ValueText.IsBlock(after):
                _lines.Add(Head('~', name, depth).Add(Mark(path), Tone.Replace));
                _lines.AddRange(TextDiff.Unified(before.Value, after.Value).Select(line => Colored(line).Indent(Columns(depth + 1))));
                break;
            default:
                _lines.Add(Head('~', name, depth).Add($" {Short(old, wanted)}").Add(" → ", Tone.Dim).Add(Short(wanted, old)).Add(Mark(path), Tone.Replace));
                break;
        }
    }

    private void CompareItems(string path, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> wanted, int depth)
    {
        if (old.Count == wanted.Count && old.Concat(wanted).All(item => item is PropertyValue.Map))
        {
            for (var index = 0; index < old.Count; index++)
            {
                Compare($"[{index}]", $"{path}[{index}]", old[index], wanted[index], depth);
            }

            return;
        }

        var before = old.Select(item => ValueText.OneLine(item)).ToList();
        var after = wanted.Select(item => ValueText.OneLine(item)).ToList();
        foreach (var line in TextDiff.Compare(before, after).Where(line => line.Sign != ' '))
        {
            _lines.Add(Colored(line).Indent(Columns(depth)));
        }
    }

    private void WriteWhole(string name, PropertyValue value, char sign, int depth, string path)
    {
        var tone = sign == '+' ? Tone.Add : Tone.Remove;
        var head = new Line([new Span($"{new string(' ', Columns(depth))}{sign} ", tone), new Span($"{name}:", Tone.Plain)]);
        if (value is PropertyValue.Text text && ValueText.IsBlock(value))
        {
            _lines.Add(head.Add(Mark(path), Tone.Replace));
            _lines.AddRange(text.Value.TrimEnd('\n').Split('\n')
                .Select(line => Line.Of($"{new string(' ', Columns(depth + 1))}{sign} {line}", tone)));
            return;
        }

        var items = value switch
        {
            PropertyValue.List list when ValueText.OneLine(value).EndsWith('…') => list.Items.Select((item, index) => ($"[{index}]", item)),
            PropertyValue.Map map when ValueText.OneLine(value).EndsWith('…') => map.Members.Select(member => (member.Key, member.Value)),
            _ => null,
        };
        if (items is null)
        {
            _lines.Add(head.Add($" {ValueText.OneLine(value)}").Add(Mark(path), Tone.Replace));
            return;
        }

        _lines.Add(head.Add(Mark(path), Tone.Replace));
        foreach (var (key, item) in items)
        {
            WriteWhole(key, item, sign, depth + 1, "");
        }
    }

    // Where one side is secret, the other may well be the same thing in clear: neither is shown.
    private static string Short(PropertyValue value, PropertyValue other) =>
        other.ContainsSecrets && !value.ContainsUnknowns ? ValueText.Secret : ValueText.OneLine(value);

    private string Mark(string path) =>
        row.Differences.TryGetValue(path, out var difference) && difference.IsReplace ? Forces : "";

    private static Line Head(char sign, string name, int depth) =>
        new([new Span($"{new string(' ', Columns(depth))}{sign} ", Tone.Change), new Span($"{name}:", Tone.Plain)]);

    private static Line Colored(DiffLine line) => line.Sign switch
    {
        '+' => Line.Of($"+ {line.Text}", Tone.Add),
        '-' => Line.Of($"- {line.Text}", Tone.Remove),
        '…' => Line.Of("…", Tone.Dim),
        _ => Line.Of($"  {line.Text}", Tone.Dim),
    };

    private static int Columns(int depth) => depth * 2;

    internal static string TopLevel(string path)
    {
        var end = path.AsSpan(path.StartsWith('[') ? 1 : 0).IndexOfAny('.', '[');
        return end <= 0 || path.StartsWith('[') ? path : path[..end];
    }

    private static bool IsInternal(string name) => name.StartsWith("__", StringComparison.Ordinal);
}
