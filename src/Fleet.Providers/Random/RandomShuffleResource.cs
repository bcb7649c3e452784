using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>
/// <c>RandomShuffle</c>: texts in another order. Fewer are asked for with <c>resultCount</c>; more repeat the list, each
/// time in another order.
/// </summary>
internal sealed class RandomShuffleResource()
    : RandomResource("random:index/randomShuffle:RandomShuffle", isSecret: false, "results")
{
    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("inputs", "keepers", "resultCount", "seed");
        check.Map("keepers");
        check.Number("resultCount", least: 0);
        check.Text("seed");
        if (check.IsAbsent("inputs"))
        {
            check.Fail("inputs", "Input 'inputs' is missing.");
        }

        check.Texts("inputs");
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var items = inputs.Texts("inputs");
        var count = inputs.Number("resultCount") is { } wanted and > 0 ? wanted : items.Length;
        var drawing = new Drawing(inputs.Text("seed"));
        var results = ImmutableArray.CreateBuilder<string>();
        while (results.Count < count && items.Length > 0)
        {
            results.AddRange(drawing.Shuffle(items).Take(count - results.Count));
        }

        return ("-", PropertyMap.Of(("results", PropertyValue.Of([.. results.Select(text => (PropertyValue)text)]))));
    }
}
