using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary><c>RandomBytes</c>: random bytes in base64 and hexadecimal, secret.</summary>
internal sealed class RandomBytesResource()
    : RandomResource("random:index/randomBytes:RandomBytes", isSecret: true, "base64", "hex")
{
    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("keepers", "length");
        check.Number("length", isRequired: true, least: 1);
        check.Map("keepers");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs) =>
        ("none", Values(RandomNumberGenerator.GetBytes(inputs.Number("length")!.Value)));

    /// <inheritdoc/>
    protected override string ImportForm => "Give the bytes in base64.";

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given)
    {
        var bytes = Convert.FromBase64String(given);
        return ("none", PropertyMap.Of(("length", bytes.Length)), Values(bytes));
    }

    private static PropertyMap Values(byte[] bytes) =>
        PropertyMap.Of(("base64", Convert.ToBase64String(bytes)), ("hex", Convert.ToHexStringLower(bytes)));
}
