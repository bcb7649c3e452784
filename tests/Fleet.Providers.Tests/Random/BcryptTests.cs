using Fleet.Providers.Random;

namespace Fleet.Providers.Tests.Random;

public sealed class BcryptTests
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Fact]
    public void Blowfish_starts_from_pi() =>
        PiFraction.Words(4).Should().Equal(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u);

    /// <summary>The expected hashes were made with crypt(3).</summary>
    [Theory]
    [InlineData("correct horse", "$2a$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2")]
    [InlineData("", "$2a$06$......................87FI0dObGWr.m5fMupAk7D6mWQ3s70W")]
    [InlineData(
        "üaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "$2a$10$ZYXWVUTSRQPONMLKJIHGFeg3Ij0klGFZGa7.sPJJVkDdWLBwDIQgW")]
    public void Hashes_are_those_of_crypt(string password, string expected) =>
        Bcrypt.Hash(password, Salt(expected[7..29]), int.Parse(expected[4..6])).Should().Be(expected);

    private static byte[] Salt(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString(Alphabet.IndexOf(letter), 2).PadLeft(6, '0')));
        return [.. Enumerable.Range(0, Bcrypt.SaltLength).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
