using System.Numerics;

namespace Fleet.Providers.Random;

/// <summary>The fractional part of pi in 32-bit words: the "nothing up my sleeve" numbers that Blowfish starts from.</summary>
internal static class PiFraction
{
    private const int WordBits = 32;
    private const int GuardBits = 64;

    /// <summary>The first words, most significant first. By Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).</summary>
    public static uint[] Words(int count)
    {
        var bits = (count * WordBits) + GuardBits;
        var pi = (16 * ArcTangentOfInverse(5, bits)) - (4 * ArcTangentOfInverse(239, bits));
        var fraction = (pi - (new BigInteger(3) << bits)) >> GuardBits;
        var words = new uint[count];
        for (var index = count - 1; index >= 0; index--)
        {
            words[index] = (uint)(fraction & uint.MaxValue);
            fraction >>= WordBits;
        }

        return words;
    }

    /// <summary>arctan(1/x) times 2^bits, by its power series.</summary>
    private static BigInteger ArcTangentOfInverse(int x, int bits)
    {
        var power = (BigInteger.One << bits) / x;
        var sum = power;
        for (var divisor = 3; !power.IsZero; divisor += 2)
        {
            power /= -(x * x);
            sum += power / divisor;
        }

        return sum;
    }
}
