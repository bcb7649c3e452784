using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// A provider that is ready to use, with the conversions between what the engine holds and what a provider sees: no
/// secrets and no references to resources where it does not take them, nothing of outputs but their values.
/// </summary>
internal sealed class ProviderHandle(IProvider provider, ProviderReference reference, PropertyMap inputs, bool isConfigured)
{
    /// <summary>The provider itself.</summary>
    public IProvider Provider { get; } = provider;

    public ProviderReference Reference { get; } = reference;

    /// <summary>What it was configured with.</summary>
    public PropertyMap Inputs { get; } = inputs;

    /// <summary>False in a preview whose inputs of the provider are not all known: it cannot be asked anything then.</summary>
    public bool IsConfigured { get; } = isConfigured;

    /// <summary>Properties as the provider may see them.</summary>
    /// <exception cref="DiagnosticException">A value is not known, and this is no preview.</exception>
    public PropertyMap Send(PropertyMap properties, bool isPreview)
    {
        try
        {
            return PropertyFilter.Apply(properties, new PropertyCodecOptions
            {
                KeepSecrets = Provider.AcceptsSecrets,
                KeepResources = Provider.AcceptsResources,
                KeepOutputs = false,
                Unknowns = isPreview ? UnknownHandling.Keep : UnknownHandling.Reject,
            });
        }
        catch (PropertyFormatException exception)
        {
            throw new DiagnosticException(exception.Message, inner: exception);
        }
    }

    /// <summary>Inputs that the provider checked, with the secrets that it got in clear.</summary>
    public PropertyMap ReceiveInputs(PropertyMap checkedInputs, PropertyMap sent) =>
        Provider.AcceptsSecrets ? checkedInputs : SecretMarks.Like(checkedInputs, sent);
}
