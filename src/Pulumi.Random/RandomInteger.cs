using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random whole number.</summary>
[ResourceType(Token, null)]
public class RandomInteger : CustomResource
{
    private const string Token = "random:index/randomInteger:RandomInteger";

    /// <summary>Declares one.</summary>
    public RandomInteger(string name, RandomIntegerArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomIntegerArgs(), With(options))
    {
    }

    private RandomInteger(string name, Input<string> id, RandomIntegerState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>Values whose change makes a new one.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>The largest it may be.</summary>
    [Output("max")]
    public Output<int> Max { get; private set; } = null!;

    /// <summary>The smallest it may be.</summary>
    [Output("min")]
    public Output<int> Min { get; private set; } = null!;

    /// <summary>The number.</summary>
    [Output("result")]
    public Output<int> Result { get; private set; } = null!;

    /// <summary>Makes the choice the same every time.</summary>
    [Output("seed")]
    public Output<string?> Seed { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomInteger Get(
        string name, Input<string> id, RandomIntegerState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
