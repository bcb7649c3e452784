using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary><c>RandomId</c>: random bytes in four notations, each with the prefix before it.</summary>
internal sealed class RandomIdResource()
    : RandomResource("random:index/randomId:RandomId", isSecret: false, "b64Std", "b64Url", "dec", "hex")
{
    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("byteLength", "keepers", "prefix");
        check.Number("byteLength", isRequired: true, least: 1);
        check.Map("keepers");
        check.Text("prefix");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs) =>
        Values(RandomNumberGenerator.GetBytes(inputs.Number("byteLength")!.Value), inputs.Text("prefix") ?? "");

    /// <inheritdoc/>
    protected override string ImportForm => "Give the bytes in base64 for URLs, after 'PREFIX,' where there is a prefix.";

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given)
    {
        var comma = given.LastIndexOf(',');
        var bytes = Base64Url.DecodeFromChars(given.AsSpan(comma + 1));
        var inputs = PropertyMap.Of(("byteLength", bytes.Length));
        var prefix = comma < 0 ? "" : given[..comma];
        var (id, values) = Values(bytes, prefix);
        return (id, comma < 0 ? inputs : inputs.With("prefix", prefix), values);
    }

    private static (string Id, PropertyMap Values) Values(byte[] bytes, string prefix)
    {
        var url = Base64Url.EncodeToString(bytes);
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return (url, PropertyMap.Of(
            ("b64Std", prefix + Convert.ToBase64String(bytes)),
            ("b64Url", prefix + url),
            ("dec", prefix + number.ToString(CultureInfo.InvariantCulture)),
            ("hex", prefix + Convert.ToHexStringLower(bytes))));
    }
}
