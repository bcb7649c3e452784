namespace Fleet.Engine.Events;

/// <summary>Who runs an operation: the same three facts as in the stack's lock and history.</summary>
/// <param name="User">The user.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="RunUrl">The page of the CI run; empty outside of CI.</param>
public sealed record Actor(string User, string Host, string RunUrl);
