using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>What is to be recorded of a resource.</summary>
internal static class Wanted
{
    /// <summary>The state that a goal leads to; id, outputs and times are still those of the old one.</summary>
    public static ResourceState State(Goal goal, Urn urn, PropertyMap inputs, ResourceState? old) => new()
    {
        Urn = urn,
        IsCustom = goal.IsCustom,
        Id = old?.Id ?? "",
        Inputs = inputs,
        Outputs = old?.Outputs ?? PropertyMap.Empty,
        Parent = goal.Parent,
        IsProtected = goal.Protect ?? false,
        Dependencies = [.. goal.Dependencies.Distinct().Order()],
        Provider = goal is { IsCustom: true, IsProvider: false } ? goal.Provider : null,
        PropertyDependencies = goal.PropertyDependencies,
        AdditionalSecretOutputs = goal.AdditionalSecretOutputs,
        Timeouts = goal.Timeouts,
        ImportId = goal.ImportId,
        RetainOnDelete = goal.RetainOnDelete ?? false,
        DeletedWith = goal.DeletedWith,
        ReplaceWith = goal.ReplaceWith,
        Created = old?.Created,
        Modified = old?.Modified,
        SourcePosition = goal.SourcePosition,
        IgnoreChanges = goal.IgnoreChanges,
        HideDiffs = goal.HideDiffs,
        ReplaceOnChanges = goal.ReplaceOnChanges,
        ReplacementTrigger = goal.ReplacementTrigger is PropertyValue.Null ? null : goal.ReplacementTrigger,
        RefreshBeforeUpdate = old?.RefreshBeforeUpdate ?? false,
        StackTrace = goal.StackTrace,
        Hooks = goal.Hooks,
        Extra = old?.Extra ?? [],
    };
}
