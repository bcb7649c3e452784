namespace Fleet;

/// <summary>Every rule there is. <c>docs/guardrails.md</c> shows them.</summary>
public static partial class Rules
{
    // Made by whichever part of this class is initialised first.
    private static SortedDictionary<string, Rule>? _byId;

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyCollection<Rule> All => ById.Values;

    private static SortedDictionary<string, Rule> ById => _byId ??= new SortedDictionary<string, Rule>(StringComparer.Ordinal);

    /// <summary>The rule of an id; <see langword="null"/> when there is none.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    private static Rule Fixed(string id, string asks, string because) =>
        Add(new Rule(id, FindingSeverity.Error, asks, because) { IsFixed = true });

    private static Rule Error(string id, string asks, string because) =>
        Add(new Rule(id, FindingSeverity.Error, asks, because));

    private static Rule Warning(string id, string asks, string because) =>
        Add(new Rule(id, FindingSeverity.Warning, asks, because));

    private static Rule Add(Rule rule) => ById[rule.Id] = rule;
}
