using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace Fleet.Engine.Plugins;

/// <summary>Values on their way to a plugin and back: reduced to what it takes, and marked again as secret when it had them in clear.</summary>
internal sealed class PluginValues(PluginAbilities abilities, string title)
{
    public Struct Send(PropertyMap properties, bool isOld = false) => PropertyCodec.Encode(properties, new PropertyCodecOptions
    {
        KeepSecrets = abilities.AcceptsSecrets,
        KeepResources = abilities.AcceptsResources,
        KeepOutputs = false,
        ElideAssets = isOld,
    });

    public Struct SendToComponent(PropertyMap properties) => PropertyCodec.Encode(properties, new PropertyCodecOptions
    {
        KeepSecrets = abilities.AcceptsSecrets,
        KeepResources = abilities.AcceptsResources,
        KeepOutputs = abilities.AcceptsOutputs,
    });

    public PropertyMap Receive(Struct? properties, PropertyMap inputs, bool isEffect = false)
    {
        try
        {
            var received = PluginAssets.Restore(PropertyCodec.Decode(properties), inputs);
            return abilities.AcceptsSecrets ? received : SecretMarks.Like(received, inputs);
        }
        catch (PropertyFormatException exception)
        {
            var message = $"{title} has answered with a value that cannot be read: {exception.Message}";
            throw isEffect
                ? new UncertainOutcomeException(new Diagnostic(Severity.Error, message), isAnswered: true, exception)
                : new DiagnosticException(message, inner: exception);
        }
    }
}
