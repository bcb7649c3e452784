using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>
/// <c>RandomPet</c>: a name that people can say, such as <c>quiet-otter</c>; it is the resource's id. The words are Fleet's
/// own, so the official package draws other names; one that is recorded stays, whichever drew it.
/// </summary>
internal sealed class RandomPetResource() : RandomResource("random:index/randomPet:RandomPet", isSecret: false)
{
    private const int DefaultLength = 2;
    private const string DefaultSeparator = "-";

    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly("keepers", "length", "prefix", "separator");
        check.Map("keepers");
        check.Number("length", least: 0);
        check.Text("prefix");
        check.Text("separator");
    }

    /// <inheritdoc/>
    protected override PropertyMap Complete(PropertyMap inputs) =>
        Defaults(inputs, ("length", DefaultLength), ("separator", DefaultSeparator));

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var drawing = new Drawing(seed: null);
        // An animal, a word for what it is like before it, words for how much before that.
        var words = Enumerable.Range(0, Math.Max(1, inputs.Number("length") ?? DefaultLength))
            .Select(place => Pick(drawing, place switch
            {
                0 => PetWords.Animals,
                1 => PetWords.Adjectives,
                _ => PetWords.Adverbs,
            }))
            .Reverse();
        var prefix = inputs.Text("prefix") ?? "";
        var name = string.Join(
            inputs.Text("separator") ?? DefaultSeparator, prefix.Length > 0 ? words.Prepend(prefix) : words);
        return (name, PropertyMap.Empty);
    }

    private static string Pick(Drawing drawing, string[] words) => words[(int)drawing.Below(words.Length)];
}
