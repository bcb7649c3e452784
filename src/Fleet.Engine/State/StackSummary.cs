using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>A stack in a list of stacks.</summary>
/// <param name="Name">The short name.</param>
/// <param name="LastUpdate">When its state was last written; null when it never was.</param>
/// <param name="ResourceCount">How many resources are recorded, the stack itself included; null when unreadable.</param>
public sealed record StackSummary(string Name, DateTimeOffset? LastUpdate, int? ResourceCount)
{
    /// <summary>True when somebody is at work on it.</summary>
    public bool IsLocked { get; init; }

    internal static async Task<StackSummary> ReadAsync(StackStore stack, CancellationToken cancellationToken)
    {
        var isLocked = (await stack.Locks.ListAsync(cancellationToken)).Any(holder => !holder.IsDead);
        try
        {
            var raw = await stack.ReadRawAsync(cancellationToken);
            var time = raw.Deployment?.GetProperty("manifest").GetProperty("time").GetDateTimeOffset();
            var count = raw.Deployment is { } latest && latest.TryGetProperty("resources", out var resources)
                ? resources.GetArrayLength()
                : 0;
            return new StackSummary(stack.Files.Stack, time, count) { IsLocked = isLocked };
        }
        catch (Exception exception) when (exception is DiagnosticException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            return new StackSummary(stack.Files.Stack, null, null) { IsLocked = isLocked };
        }
    }
}
