using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary><c>RandomUuid</c>: a version 4 UUID.</summary>
internal sealed class RandomUuidResource()
    : RandomResource("random:index/randomUuid:RandomUuid", isSecret: false, "result")
{
    private const byte Version4 = 0x40;
    private const byte Variant1 = 0x80;

    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("keepers");
        check.Map("keepers");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | Version4);
        bytes[8] = (byte)((bytes[8] & 0x3f) | Variant1);
        var text = new Guid(bytes, bigEndian: true).ToString();
        return (text, PropertyMap.Of(("result", text)));
    }

    /// <inheritdoc/>
    protected override string ImportForm => "Give the UUID.";

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given)
    {
        var text = Guid.ParseExact(given, "D").ToString();
        return (text, PropertyMap.Empty, PropertyMap.Of(("result", text)));
    }
}
