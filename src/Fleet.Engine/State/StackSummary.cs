namespace Fleet.Engine.State;

/// <summary>A stack in a list of stacks.</summary>
/// <param name="Name">The short name.</param>
/// <param name="LastUpdate">When its state was last written; null when it never was.</param>
/// <param name="ResourceCount">How many resources are recorded, the stack itself included; null when unreadable.</param>
public sealed record StackSummary(string Name, DateTimeOffset? LastUpdate, int? ResourceCount);
