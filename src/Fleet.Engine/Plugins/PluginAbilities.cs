namespace Fleet.Engine.Plugins;

/// <summary>What a plugin says it can take.</summary>
/// <param name="AcceptsSecrets">Secrets may be marked as such.</param>
/// <param name="AcceptsResources">References to resources may be sent.</param>
/// <param name="AcceptsOutputs">Outputs may be sent with their dependencies, to components and methods.</param>
/// <param name="SupportsPreview">Creations and updates may be asked for in a preview.</param>
internal sealed record PluginAbilities(
    bool AcceptsSecrets, bool AcceptsResources, bool AcceptsOutputs, bool SupportsPreview)
{
    /// <summary>Nothing is known yet.</summary>
    public static PluginAbilities None { get; } = new(false, false, false, false);
}
