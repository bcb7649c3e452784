using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>A file that is fetched from a URI.</summary>
public sealed class RemoteAsset(string uri) : Asset
{
    internal override PropertyValue ToValue() => new PropertyValue.Asset { Uri = uri };
}
