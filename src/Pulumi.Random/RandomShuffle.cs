using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A list in random order.</summary>
[ResourceType(Token, null)]
public class RandomShuffle : CustomResource
{
    private const string Token = "random:index/randomShuffle:RandomShuffle";

    /// <summary>Declares one.</summary>
    public RandomShuffle(string name, RandomShuffleArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomShuffleArgs(), With(options))
    {
    }

    private RandomShuffle(string name, Input<string> id, RandomShuffleState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>The list.</summary>
    [Output("inputs")]
    public Output<ImmutableArray<string>> Inputs { get; private set; } = null!;

    /// <summary>Values whose change makes a new order.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>How many items to take; all when not given.</summary>
    [Output("resultCount")]
    public Output<int?> ResultCount { get; private set; } = null!;

    /// <summary>The items taken.</summary>
    [Output("results")]
    public Output<ImmutableArray<string>> Results { get; private set; } = null!;

    /// <summary>Makes the order the same every time.</summary>
    [Output("seed")]
    public Output<string?> Seed { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomShuffle Get(
        string name, Input<string> id, RandomShuffleState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
