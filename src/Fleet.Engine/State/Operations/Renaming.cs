using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State.Operations;

/// <summary>Gives resources other URNs, wherever they are mentioned.</summary>
internal static class Renaming
{
    /// <summary>The state with every URN replaced; a resource that mentions none of those that change stays the object it is.</summary>
    public static Deployment Apply(Deployment deployment, Func<Urn, Urn> rename) => deployment with
    {
        Resources = [.. deployment.Resources.Select(state => Apply(state, rename))],
        PendingOperations =
        [
            .. deployment.PendingOperations.Select(operation => operation with { Resource = Apply(operation.Resource, rename) }),
        ],
    };

    /// <summary>A URN of the same resource in another stack.</summary>
    public static Urn Of(Urn urn, string project, string stack) => urn.IsEmpty ? urn : Urn.Parse(urn.IsRootStack
        ? $"urn:pulumi:{stack}::{project}::{urn.QualifiedType}::{project}-{stack}"
        : $"urn:pulumi:{stack}::{project}::{urn.QualifiedType}::{urn.Name}");

    /// <summary>One resource with every URN replaced.</summary>
    public static ResourceState Apply(ResourceState state, Func<Urn, Urn> rename)
    {
        var isMentioned = state.References().Append(state.Urn).Concat(state.Aliases)
            .Concat(state.Provider is { } provider ? [provider.Urn] : []).Any(urn => rename(urn) != urn)
            || Mentions(state.Inputs, rename) || Mentions(state.Outputs, rename);
        return !isMentioned ? state : References.Rewrite(state, rename) with
        {
            Urn = rename(state.Urn),
            Aliases = [.. state.Aliases.Select(rename)],
            Inputs = Rewrite(state.Inputs, rename),
            Outputs = Rewrite(state.Outputs, rename),
        };
    }

    private static bool Mentions(PropertyMap map, Func<Urn, Urn> rename) => map.Any(member => Mentions(member.Value, rename));

    private static bool Mentions(PropertyValue value, Func<Urn, Urn> rename) => value switch
    {
        PropertyValue.ResourceReference reference => rename(reference.Urn) != reference.Urn,
        PropertyValue.List list => list.Items.Any(item => Mentions(item, rename)),
        PropertyValue.Map map => Mentions(map.Members, rename),
        PropertyValue.Secret secret => Mentions(secret.Value, rename),
        _ => false,
    };

    private static PropertyMap Rewrite(PropertyMap map, Func<Urn, Urn> rename) =>
        PropertyMap.From(map.Select(member => KeyValuePair.Create(member.Key, Rewrite(member.Value, rename))));

    private static PropertyValue Rewrite(PropertyValue value, Func<Urn, Urn> rename) => value switch
    {
        PropertyValue.ResourceReference reference => reference with { Urn = rename(reference.Urn) },
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(item => Rewrite(item, rename))),
        PropertyValue.Map map => Rewrite(map.Members, rename),
        PropertyValue.Secret secret => secret with { Value = Rewrite(secret.Value, rename) },
        _ => value,
    };
}
