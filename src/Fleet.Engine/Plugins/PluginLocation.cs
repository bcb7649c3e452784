namespace Fleet.Engine.Plugins;

/// <summary>A plugin that was found.</summary>
/// <param name="Kind">How it is started.</param>
/// <param name="Path">The executable, the folder with <c>PulumiPlugin.yaml</c>, or the Node module.</param>
/// <param name="Version">Its version as far as the place tells; empty otherwise.</param>
internal sealed record PluginLocation(PluginKind Kind, string Path, string Version = "");

/// <summary>How a plugin is started.</summary>
internal enum PluginKind
{
    /// <summary>An executable file.</summary>
    Executable,

    /// <summary>A folder whose <c>PulumiPlugin.yaml</c> names a runtime.</summary>
    Folder,

    /// <summary>A module that Node runs: the provider of dynamic resources, part of the program's own SDK.</summary>
    NodeModule,
}
