using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>
/// <c>RandomUuid</c> and <c>RandomUuid4</c>: a version 4 UUID. <c>RandomUuid7</c>: one that sorts by the time it was made.
/// </summary>
internal sealed class RandomUuidResource : RandomResource
{
    private const byte Version4 = 0x40;
    private const byte Variant1 = 0x80;

    private readonly TimeProvider? _time;

    private RandomUuidResource(string token, TimeProvider? time = null)
        : base(token, isSecret: false, "result") => _time = time;

    /// <summary>A UUID of chance alone, under the name that says nothing of its version.</summary>
    public static RandomUuidResource Uuid() => new("random:index/randomUuid:RandomUuid");

    /// <summary>The same under its version's name.</summary>
    public static RandomUuidResource Uuid4() => new("random:index/randomUuid4:RandomUuid4");

    /// <summary>A UUID that begins with the time.</summary>
    public static RandomUuidResource Uuid7(TimeProvider time) => new("random:index/randomUuid7:RandomUuid7", time);

    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("keepers");
        check.Map("keepers");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var text = (_time is null ? Version4Uuid() : Guid.CreateVersion7(_time.GetUtcNow())).ToString();
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

    private static Guid Version4Uuid()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | Version4);
        bytes[8] = (byte)((bytes[8] & 0x3f) | Variant1);
        return new Guid(bytes, bigEndian: true);
    }
}
