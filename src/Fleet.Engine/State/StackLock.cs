namespace Fleet.Engine.State;

/// <summary>Who holds a stack.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="UserName">Its user.</param>
/// <param name="HostName">Its machine.</param>
/// <param name="Since">When the lock was taken.</param>
public sealed record StackLock(int ProcessId, string UserName, string HostName, DateTimeOffset Since);
