using System.IO.Compression;

namespace Fleet.Engine.State;

/// <summary>Files that Pulumi writes compressed on demand; told by their first bytes, not by name.</summary>
internal static class Gzip
{
    /// <summary>The content, unpacked when it is packed.</summary>
    public static byte[] Open(byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..])
        {
            return file;
        }

        using var unzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        unzip.CopyTo(plain);
        return plain.ToArray();
    }
}
