using System.Collections.Immutable;

namespace Fleet.Engine.State;

/// <summary>
/// What is recorded of an object, as one of its init errors, when a run was interrupted that was changing it: nobody has seen
/// it whole, so the next update goes through even where nothing differs.
/// </summary>
internal static class Interruption
{
    private const string Tail = " was interrupted.";

    /// <summary>The mark for an operation.</summary>
    public static ImmutableArray<string> Of(PendingKind kind) =>
    [
        kind switch
        {
            PendingKind.Updating => "Its update",
            PendingKind.Deleting => "Its deletion",
            _ => "Its creation",
        } + Tail,
    ];

    /// <summary>True when a resource has nothing but such a mark.</summary>
    public static bool IsMarked(ResourceState state) =>
        state.InitErrors is [var only] && only.StartsWith("Its ", StringComparison.Ordinal) && only.EndsWith(Tail, StringComparison.Ordinal);
}
