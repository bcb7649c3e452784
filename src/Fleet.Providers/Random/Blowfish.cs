namespace Fleet.Providers.Random;

/// <summary>The Blowfish cipher with the costly key schedule of bcrypt.</summary>
internal sealed class Blowfish
{
    private const int Rounds = 16;
    private const int SubkeyCount = Rounds + 2;
    private const int BoxSize = 256;

    private static readonly Lazy<uint[]> Start = new(() => PiFraction.Words(SubkeyCount + (4 * BoxSize)));

    private readonly uint[] _subkeys = Start.Value[..SubkeyCount];
    private readonly uint[] _boxes = Start.Value[SubkeyCount..];

    /// <summary>Mixes key and salt into the schedule 2^cost times, as bcrypt prescribes.</summary>
    public Blowfish(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, int cost)
    {
        Expand(key, salt);
        for (var round = 0L; round < 1L << cost; round++)
        {
            Expand(key, []);
            Expand(salt, []);
        }
    }

    /// <summary>Encrypts one block of two words.</summary>
    public (uint Left, uint Right) Encrypt(uint left, uint right)
    {
        for (var round = 0; round < Rounds; round += 2)
        {
            left ^= _subkeys[round];
            right ^= Mix(left) ^ _subkeys[round + 1];
            left ^= Mix(right);
        }

        return (right ^ _subkeys[SubkeyCount - 1], left ^ _subkeys[SubkeyCount - 2]);
    }

    private uint Mix(uint word) =>
        ((_boxes[word >> 24] + _boxes[BoxSize + ((word >> 16) & 0xff)]) ^ _boxes[(2 * BoxSize) + ((word >> 8) & 0xff)])
        + _boxes[(3 * BoxSize) + (word & 0xff)];

    private void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        var position = 0;
        for (var index = 0; index < SubkeyCount; index++)
        {
            _subkeys[index] ^= NextWord(key, ref position);
        }

        position = 0;
        var (left, right) = (0u, 0u);
        Fill(_subkeys, salt, ref position, ref left, ref right);
        Fill(_boxes, salt, ref position, ref left, ref right);
    }

    private void Fill(uint[] target, ReadOnlySpan<byte> salt, ref int position, ref uint left, ref uint right)
    {
        for (var index = 0; index < target.Length; index += 2)
        {
            if (!salt.IsEmpty)
            {
                left ^= NextWord(salt, ref position);
                right ^= NextWord(salt, ref position);
            }

            (left, right) = Encrypt(left, right);
            (target[index], target[index + 1]) = (left, right);
        }
    }

    private static uint NextWord(ReadOnlySpan<byte> bytes, ref int position)
    {
        var word = 0u;
        for (var count = 0; count < 4; count++)
        {
            word = (word << 8) | bytes[position];
            position = (position + 1) % bytes.Length;
        }

        return word;
    }
}
