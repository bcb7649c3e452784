using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>Takes the place of an asset that a provider should have returned and did not.</summary>
internal sealed class InvalidAsset : Asset
{
    internal override PropertyValue ToValue() => throw new InvalidOperationException(
        "A provider returned something else where an asset was due; it cannot be passed on.");
}
