using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Which provider manages a resource: the provider resource's URN and id, written <c>URN::ID</c>.</summary>
internal readonly record struct ProviderReference(Urn Urn, string Id)
{
    /// <summary>The id in previews of a provider that is yet to be made.</summary>
    public const string UnknownId = Signatures.Unknown;

    /// <summary>The package's name.</summary>
    public string Package => Urn.Type[Urn.ProviderTypePrefix.Length..];

    /// <summary>Reads a reference; null when the text is none. The id follows the last <c>::</c>.</summary>
    public static ProviderReference? TryParse(string text)
    {
        var split = text.LastIndexOf("::", StringComparison.Ordinal);
        return split > 0 && Urn.TryParse(text[..split], out var urn) && urn.IsProvider
            ? new ProviderReference(urn, text[(split + 2)..])
            : null;
    }

    public override string ToString() => $"{Urn}::{Id}";
}
