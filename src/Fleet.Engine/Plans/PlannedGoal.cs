using System.Collections.Immutable;
using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plans;

/// <summary>What a program has asked for, as far as it decides what happens to the resource.</summary>
internal sealed record PlannedGoal
{
    public bool IsCustom { get; init; }

    public Urn Parent { get; init; }

    /// <summary>Empty when there was none yet.</summary>
    public Urn Provider { get; init; }

    public bool IsProtected { get; init; }

    public bool RetainOnDelete { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public string ImportId { get; init; } = "";

    public ImmutableArray<Urn> Dependencies { get; init; } = [];

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>The inputs; what nobody knew is unknown in them.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>The goal without what only this run knows.</summary>
    public static PlannedGoal Of(Goal goal) => new()
    {
        IsCustom = goal.IsCustom,
        Parent = goal.Parent,
        Provider = goal.Provider?.Urn ?? default,
        IsProtected = goal.Protect ?? false,
        RetainOnDelete = goal.RetainOnDelete ?? false,
        DeleteBeforeReplace = goal.DeleteBeforeReplace,
        ImportId = goal.ImportId,
        Dependencies = [.. goal.Dependencies.Distinct().Order()],
        IgnoreChanges = goal.IgnoreChanges,
        ReplaceOnChanges = goal.ReplaceOnChanges,
        Inputs = PropertyFilter.Apply(
            goal.Inputs, new PropertyCodecOptions { KeepOutputs = false, KeepResources = false }),
    };

    /// <summary>What another goal asks for that this one does not; empty when they are the same.</summary>
    public string Difference(PlannedGoal other)
    {
        var options = new[]
        {
            (IsCustom == other.IsCustom, "the kind of resource"),
            (Parent == other.Parent, "the parent"),
            (Provider == other.Provider || Provider.IsEmpty || other.Provider.IsEmpty, "the provider"),
            (IsProtected == other.IsProtected, "the option 'protect'"),
            (RetainOnDelete == other.RetainOnDelete, "the option 'retainOnDelete'"),
            (DeleteBeforeReplace == other.DeleteBeforeReplace, "the option 'deleteBeforeReplace'"),
            (ImportId == other.ImportId, "the option 'import'"),
            (Dependencies.SequenceEqual(other.Dependencies), "the dependencies"),
            (IgnoreChanges.SequenceEqual(other.IgnoreChanges), "the option 'ignoreChanges'"),
            (ReplaceOnChanges.SequenceEqual(other.ReplaceOnChanges), "the option 'replaceOnChanges'"),
        };
        var differing = options.Where(option => !option.Item1).Select(option => option.Item2);
        var inputs = Inputs.Keys.Union(other.Inputs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => !Matches(Inputs.Find(name), other.Inputs.Find(name)))
            .Select(name => $"the input '{name}'");
        return string.Join(", ", differing.Concat(inputs));
    }

    /// <summary>True when a value is the planned one, or the plan could not know it.</summary>
    private static bool Matches(PropertyValue? planned, PropertyValue? actual) => (planned?.Unwrap(), actual?.Unwrap()) switch
    {
        (PropertyValue.Unknown, _) => true,
        (null or PropertyValue.Null, null or PropertyValue.Null) => true,
        (PropertyValue.Map before, PropertyValue.Map after) =>
            before.Members.Keys.Union(after.Members.Keys, StringComparer.Ordinal)
                .All(name => Matches(before.Members.Find(name), after.Members.Find(name))),
        (PropertyValue.List before, PropertyValue.List after) =>
            before.Items.Length == after.Items.Length
            && before.Items.Zip(after.Items).All(pair => Matches(pair.First, pair.Second)),
        var (before, after) => Equals(before, after),
    };
}
