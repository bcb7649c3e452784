namespace Fleet.Engine.Backends.Locks;

/// <summary>What to do when somebody else holds a stack.</summary>
/// <param name="Limit">How long to wait for it; zero is refused at once.</param>
/// <param name="Say">Tells the operator what is waited for; null tells nobody.</param>
internal sealed record LockWaiting(TimeSpan Limit, Action<string>? Say = null)
{
    public static LockWaiting None { get; } = new(TimeSpan.Zero);
}
