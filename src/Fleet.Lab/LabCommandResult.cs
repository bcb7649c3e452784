namespace Fleet.Lab;

/// <summary>How a command that ran inside a simulated host ended.</summary>
public sealed record LabCommandResult(int ExitCode, string Output, string Error);
