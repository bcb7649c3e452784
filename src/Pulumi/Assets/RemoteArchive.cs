using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>An archive file that is fetched from a URI.</summary>
public sealed class RemoteArchive(string uri) : Archive
{
    internal override PropertyValue ToValue() => new PropertyValue.Archive { Uri = uri };
}
