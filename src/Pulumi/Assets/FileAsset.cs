using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>A file on this machine; a relative path starts at the program's folder.</summary>
public sealed class FileAsset(string path) : Asset
{
    internal override PropertyValue ToValue() => new PropertyValue.Asset { Path = path };
}
