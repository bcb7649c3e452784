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
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var bytes = RandomNumberGenerator.GetBytes(inputs.Number("byteLength")!.Value);
        var prefix = inputs.Text("prefix") ?? "";
        var standard = Convert.ToBase64String(bytes);
        var url = standard.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return (url, PropertyMap.Of(
            ("b64Std", prefix + standard),
            ("b64Url", prefix + url),
            ("dec", prefix + number.ToString(CultureInfo.InvariantCulture)),
            ("hex", prefix + Convert.ToHexStringLower(bytes))));
    }
}
