using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fleet.Lab;

/// <summary>
/// The lab's SSH keys. They are derived from published constants, so that a stack file can pin them; they open simulated
/// hosts and nothing else.
/// </summary>
public static class LabKeys
{
    /// <summary>The one key that logs in to every simulated host.</summary>
    public static LabKey ClientKey { get; } = Derive("fleet-lab-client");

    /// <summary>The host key of the simulated host of this name.</summary>
    public static LabKey HostKey(string name) => Derive($"fleet-lab-host:{name}");

    private static LabKey Derive(string seed)
    {
        // The private number is the seed's digest; the chance that it is not below the curve's order is 2^-32.
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = SHA256.HashData(Encoding.UTF8.GetBytes(seed)),
        });
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] uncompressed = [4, .. point.X!, .. point.Y!];

        byte[] blob = [.. Field("ecdsa-sha2-nistp256"u8), .. Field("nistp256"u8), .. Field(uncompressed)];
        return new LabKey(key.ExportECPrivateKeyPem() + "\n", $"ecdsa-sha2-nistp256 {Convert.ToBase64String(blob)}");
    }

    /// <summary>A length-prefixed string of the SSH wire format (RFC 4251, section 5).</summary>
    private static byte[] Field(ReadOnlySpan<byte> value)
    {
        var field = new byte[4 + value.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, value.Length);
        value.CopyTo(field.AsSpan(4));
        return field;
    }
}
