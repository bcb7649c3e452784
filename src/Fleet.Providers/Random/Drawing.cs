using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fleet.Providers.Random;

/// <summary>
/// Draws numbers: from the machine's randomness, or the same ones again for the same seed. What a seed gives is Fleet's own:
/// the official package draws others from it, and promises none.
/// </summary>
internal sealed class Drawing(string? seed)
{
    private const int DrawLength = 16;

    private readonly byte[]? _key = string.IsNullOrEmpty(seed) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(seed));
    private long _draws;

    /// <summary>A number from 0 to one less than <paramref name="count"/>.</summary>
    /// <remarks>It is made from a number so much larger that no result is noticeably likelier than another.</remarks>
    public long Below(long count) => (long)(BinaryPrimitives.ReadUInt128BigEndian(Bytes()) % (UInt128)count);

    /// <summary>The items in another order.</summary>
    public IEnumerable<T> Shuffle<T>(IEnumerable<T> items)
    {
        var left = items.ToList();
        while (left.Count > 0)
        {
            var index = (int)Below(left.Count);
            yield return left[index];
            left.RemoveAt(index);
        }
    }

    private byte[] Bytes()
    {
        if (_key is null)
        {
            return RandomNumberGenerator.GetBytes(DrawLength);
        }

        var count = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(count, _draws++);
        return HMACSHA256.HashData(_key, count)[..DrawLength];
    }
}
