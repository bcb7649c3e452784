namespace Fleet.Engine.State;

/// <summary>An operation that was begun and whose outcome is not recorded.</summary>
internal sealed record PendingOperation(ResourceState Resource, PendingKind Kind);

/// <summary>What was begun.</summary>
internal enum PendingKind
{
    Creating,
    Updating,
    Deleting,
    Reading,
    Importing,
}
