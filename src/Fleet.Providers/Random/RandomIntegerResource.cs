using System.Globalization;
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

        check.Text("seed");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var (least, most) = (inputs.Number("min")!.Value, (long)inputs.Number("max")!.Value);
        var result = least + new Drawing(inputs.Text("seed")).Below(most - least + 1);
        return (result.ToString(CultureInfo.InvariantCulture), PropertyMap.Of(("result", (double)result)));
    }

    /// <inheritdoc/>
    protected override string ImportForm => "Give 'RESULT,MIN,MAX', or 'RESULT,MIN,MAX,SEED'.";

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given)
    {
        if (given.Split(',', 4) is not [var result, var least, var most, .. var seed])
        {
            return null;
        }

        var inputs = PropertyMap.Of(("min", Number(least)), ("max", Number(most)));
        return (result, seed is [var text] ? inputs.With("seed", text) : inputs, PropertyMap.Of(("result", Number(result))));
    }

    private static double Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is not a whole number.");
}
