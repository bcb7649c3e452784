namespace Fleet;

/// <summary>A limit of a container's processes; -1 is no limit.</summary>
/// <param name="Soft">The limit that is in force.</param>
/// <param name="Hard">How far a process may raise it.</param>
/// <example><code>ProcessLimits = { ["nofile"] = new ProcessLimit(4096, 65536) }</code></example>
public sealed record ProcessLimit(int Soft, int Hard);
