namespace Fleet.Cli.Commands;

/// <summary>What every command knows.</summary>
/// <param name="Folder">Where to start looking for <c>Pulumi.yaml</c>: absolute.</param>
/// <param name="Color">One of <c>auto</c>, <c>always</c>, <c>never</c>.</param>
/// <param name="IsInteractive">False when nobody may be asked.</param>
/// <param name="LockWait">How long to wait for a stack that somebody else holds.</param>
internal sealed record GlobalOptions(string Folder, string Color, bool IsInteractive, TimeSpan LockWait = default);
