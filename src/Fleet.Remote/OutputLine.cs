namespace Fleet.Remote;

/// <summary>A line that a command wrote, without its line end.</summary>
/// <param name="IsError">True when it came from standard error.</param>
/// <param name="Text">The line.</param>
public sealed record OutputLine(bool IsError, string Text);
