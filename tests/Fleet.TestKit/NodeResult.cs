namespace Fleet.TestKit;

/// <summary>How a process ended, and all it printed.</summary>
public sealed record NodeResult(int ExitCode, string Output);
