using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>
/// Draws what a change of the program adds, removes, moves and alters: all of that, with what it touches, and nothing else.
/// </summary>
internal sealed class DifferenceView
{
    private const string LegendId = "legend";

    private readonly Diagram _old;
    private readonly Diagram _new;
    private readonly Dictionary<string, Change> _changes = [];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly List<Arrow> _moves = [];

    private DifferenceView(ModelDocument before, ModelDocument after)
    {
        (_old, _new) = (ArchitectureView.Draw(before, "before"), ArchitectureView.Draw(after, "after"));
        var (were, are) = (Ids(_old), Ids(_new));
        foreach (var id in are.Keys.Except(were.Keys))
        {
            _changes[id] = Change.Added;
        }

        foreach (var id in were.Keys.Except(are.Keys))
        {
            _changes[id] = Change.Removed;
        }

        FindMoves(were, are);
        foreach (var (path, remark) in ServiceDifferences.Of(before, after))
        {
            _changes[path] = Change.Altered;
            _remarks[path] = remark;
        }
    }

    public static Diagram Draw(ModelDocument before, ModelDocument after, string name) => new DifferenceView(before, after).Draw(name);

    private static Dictionary<string, Part> Ids(Diagram diagram) => diagram.All.ToDictionary(each => each.Id, each => each.Part);

    private Diagram Draw(string name)
    {
        var kept = _old.Arrows.Select(Key).ToHashSet();
        kept.IntersectWith(_new.Arrows.Select(Key));
        List<Arrow> arrows =
        [
            .. _moves,
            .. _new.Arrows.Select(arrow => arrow with { Change = kept.Contains(Key(arrow)) ? Change.None : Change.Added }),
            .. _old.Arrows.Where(arrow => !kept.Contains(Key(arrow))).Select(arrow => arrow with { Change = Change.Removed }),
        ];
        arrows.RemoveAll(arrow => arrow.Change == Change.None && !IsChanged(arrow.From) && !IsChanged(arrow.To));
        var shown = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Concat(_changes.Keys).ToHashSet();
        var parts = Merged(_old.Parts, _new.Parts, "", shown);
        return new Diagram(name)
        {
            LeadsRight = true,
            Parts = parts.Count == 0 ? [new Node("nothing", "Nothing changes.")] : [.. parts, Legend(arrows)],
            Arrows = arrows,
        };

        bool IsChanged(string id) => _changes.ContainsKey(id);
    }

    // What is gone from one host and new on another, under the same name in the same stack, has moved.
    private void FindMoves(Dictionary<string, Part> were, Dictionary<string, Part> are)
    {
        var gone = were.Keys.Where(id => !are.ContainsKey(id) && were[id] is Node).ToLookup(Tail);
        foreach (var id in are.Keys.Where(id => !were.ContainsKey(id) && are[id] is Node && Tail(id) is not null).ToList())
        {
            if (gone[Tail(id)].ToList() is [var from] && _changes[from] == Change.Removed)
            {
                (_changes[from], _changes[id]) = (Change.Moved, Change.Moved);
                _moves.Add(new Arrow(from, id) { Label = "moves", Line = ArrowStyle.Dashed, Change = Change.Moved });
            }
        }
    }

    /// <summary>Stack and name of a service; <see langword="null"/> of what is in no stack.</summary>
    private static string? Tail(string id) => id.Split('/') is [_, var stack, var name] ? $"{stack}/{name}" : null;

    private static (string, string, string?) Key(Arrow arrow) => (arrow.From, arrow.To, arrow.Label);

    private List<Part> Merged(IReadOnlyList<Part> old, IReadOnlyList<Part> current, string prefix, HashSet<string> shown)
    {
        var ids = current.Select(part => part.Id).ToHashSet();
        List<Part> merged = [];
        foreach (var part in current.Concat(old.Where(part => !ids.Contains(part.Id))))
        {
            var id = prefix + part.Id;
            var change = _changes.GetValueOrDefault(id);
            if (part is Group group)
            {
                var before = old.FirstOrDefault(each => each.Id == part.Id) as Group;
                var inner = Merged(before?.Parts ?? [], ids.Contains(part.Id) ? group.Parts : [], $"{id}/", shown);
                if (inner.Count > 0 || change != Change.None)
                {
                    merged.Add(group with { Parts = inner, Change = change, Fill = null });
                }
            }
            else if (shown.Contains(id))
            {
                var label = _remarks.TryGetValue(id, out var remark) ? $"{part.Label}\n{remark}" : part.Label;
                merged.Add(part with { Label = label, Change = change, Fill = null, Border = GoesAway(id) ? ArrowStyle.Dashed : part.Border });
            }
        }

        return merged;
    }

    private bool GoesAway(string id) => _moves.Any(move => move.From == id);

    private Group Legend(IEnumerable<Arrow> arrows)
    {
        var found = _changes.Values.Concat(arrows.Select(arrow => arrow.Change)).Where(change => change != Change.None).Distinct().Order();
        return new Group(LegendId, "Legend") { Parts = [.. found.Select(change => new Node(Words.Of(change), Words.Of(change)) { Change = change })] };
    }
}
