using Fleet.Protocol;

namespace Fleet.Engine.Plugins;

/// <summary>A plugin has ended, or closed its connection, so that it answers nothing any more.</summary>
internal sealed class PluginGoneException(string summary, string lastErrors, Exception? inner) : Exception(summary, inner)
{
    /// <summary>What happened, with the last that the plugin printed to standard error.</summary>
    public Diagnostic Describe(Urn urn) => new(Severity.Error, Message) { Urn = urn, Detail = lastErrors };
}
