namespace Fleet.Conformance.Tests;

/// <summary>How a process ended, and all it printed.</summary>
internal sealed record NodeResult(int ExitCode, string Output);
