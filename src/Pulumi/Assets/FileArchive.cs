using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>A folder or an archive file on this machine; a relative path starts at the program's folder.</summary>
public sealed class FileArchive(string path) : Archive
{
    internal override PropertyValue ToValue() => new PropertyValue.Archive { Path = path };
}
