namespace Fleet.Engine.Config;

/// <summary>A provider that the project itself says where to find.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Path">Its folder or executable, relative to the project file.</param>
/// <param name="Version">The version it stands for; empty for every one.</param>
public sealed record ProjectPlugin(string Name, string Path, string Version);
