using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>A file given by its text.</summary>
public sealed class StringAsset(string text) : Asset
{
    internal override PropertyValue ToValue() => new PropertyValue.Asset { Content = text };
}
