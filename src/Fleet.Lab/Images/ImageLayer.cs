using System.Security.Cryptography;

namespace Fleet.Lab.Images;

/// <summary>A layer of an image: an uncompressed tar archive, known by its digest.</summary>
/// <param name="Digest">Its SHA-256 in hexadecimal.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Open">Opens it for reading.</param>
internal sealed record ImageLayer(string Digest, long Length, Func<Stream> Open)
{
    /// <summary>The layer in a file. Its digest is kept beside it.</summary>
    public static async Task<ImageLayer> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        var beside = path + ".sha256";
        if (!File.Exists(beside))
        {
            await using var content = File.OpenRead(path);
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            await File.WriteAllTextAsync(beside, digest, cancellationToken);
        }

        return new ImageLayer(
            await File.ReadAllTextAsync(beside, cancellationToken), new FileInfo(path).Length, () => File.OpenRead(path));
    }
}
