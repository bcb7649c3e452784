using System.Globalization;
using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary><c>RandomInteger</c>: a whole number from <c>min</c> to <c>max</c>, both included.</summary>
internal sealed class RandomIntegerResource()
    : RandomResource("random:index/randomInteger:RandomInteger", isSecret: false, "result")
{
    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("keepers", "max", "min", "seed");
        check.Map("keepers");
        var least = check.Number("min", isRequired: true);
        var most = check.Number("max", isRequired: true);
        if (least > most)
        {
            check.Fail("min", $"{least} is greater than 'max', which is {most}.");
        }

        if (!check.IsAbsent("seed"))
        {
            check.Fail("seed", "A seed is not supported: it would make the number guessable. Remove it.");
        }
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var (least, most) = (inputs.Number("min")!.Value, (long)inputs.Number("max")!.Value);
        // Bytes for a number far larger than the range, so that no result is noticeably likelier than another.
        var draw = BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16));
        var result = least + (long)(draw % (UInt128)(most - least + 1));
        return (result.ToString(CultureInfo.InvariantCulture), PropertyMap.Of(("result", (double)result)));
    }
}
