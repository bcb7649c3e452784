using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fleet.Providers.Random;

/// <summary>Hashes passwords with bcrypt, in the form <c>$2a$COST$SALT-AND-HASH</c> that crypt(3) and others read.</summary>
/// <remarks>No package for it can be restored from the registry that this project builds against.</remarks>
internal static class Bcrypt
{
    /// <summary>How many bytes of salt a hash takes.</summary>
    public const int SaltLength = 16;

    /// <summary>The cost that the random package uses.</summary>
    public const int DefaultCost = 10;

    /// <summary>bcrypt takes no more of a password into account.</summary>
    private const int MostKeyBytes = 72;

    private const int HashLength = 23;
    private const int Encryptions = 64;
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The hash of a password.</summary>
    public static string Hash(string password, ReadOnlySpan<byte> salt, int cost = DefaultCost)
    {
        var bytes = Encoding.UTF8.GetBytes(password + '\0');
        var cipher = new Blowfish(bytes.AsSpan(0, Math.Min(bytes.Length, MostKeyBytes)), salt, cost);
        var text = "OrpheanBeholderScryDoubt"u8;
        var hash = new byte[text.Length];
        for (var block = 0; block < text.Length; block += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(text[block..]);
            var right = BinaryPrimitives.ReadUInt32BigEndian(text[(block + 4)..]);
            for (var count = 0; count < Encryptions; count++)
            {
                (left, right) = cipher.Encrypt(left, right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(block), left);
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(block + 4), right);
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"$2a${cost:00}${Encode(salt)}{Encode(hash.AsSpan(0, HashLength))}");
    }

    /// <summary>Base64 with an alphabet and without padding of its own.</summary>
    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var index = 0; index < bytes.Length; index += 3)
        {
            var left = Math.Min(3, bytes.Length - index);
            var bits = (bytes[index] << 16) | (left > 1 ? bytes[index + 1] << 8 : 0) | (left > 2 ? bytes[index + 2] : 0);
            for (var position = 0; position <= left; position++)
            {
                text.Append(Alphabet[(bits >> (18 - (6 * position))) & 63]);
            }
        }

        return text.ToString();
    }
}
