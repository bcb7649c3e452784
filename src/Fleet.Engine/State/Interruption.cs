using System.Collections.Immutable;

namespace Fleet.Engine.State;

/// <summary>
/// What is recorded of an object, as its only init error, when a run was interrupted that was changing it: nobody has seen it
/// whole, so the next update goes through even where nothing differs.
/// </summary>
internal static class Interruption
{
    private static readonly ImmutableArray<string> Created = ["Its creation was interrupted."];
    private static readonly ImmutableArray<string> Updated = ["Its update was interrupted."];
    private static readonly ImmutableArray<string> Deleted = ["Its deletion was interrupted."];

    /// <summary>The mark for an operation.</summary>
    public static ImmutableArray<string> Of(PendingKind kind) => kind switch
    {
        PendingKind.Updating => Updated,
        PendingKind.Deleting => Deleted,
        _ => Created,
    };

    /// <summary>True when a resource has nothing but such a mark.</summary>
    public static bool IsMarked(ResourceState state) =>
        state.InitErrors is [var only] && (only == Created[0] || only == Updated[0] || only == Deleted[0]);
}
