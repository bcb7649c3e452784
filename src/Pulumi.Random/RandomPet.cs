using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random name of a few words.</summary>
[ResourceType(Token, null)]
public class RandomPet : CustomResource
{
    private const string Token = "random:index/randomPet:RandomPet";

    /// <summary>Declares one.</summary>
    public RandomPet(string name, RandomPetArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomPetArgs(), With(options))
    {
    }

    private RandomPet(string name, Input<string> id, RandomPetState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>Values whose change makes a new one.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>How many words. Two when not given.</summary>
    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    /// <summary>What to put in front.</summary>
    [Output("prefix")]
    public Output<string?> Prefix { get; private set; } = null!;

    /// <summary>What stands between words. '-' when not given.</summary>
    [Output("separator")]
    public Output<string> Separator { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomPet Get(
        string name, Input<string> id, RandomPetState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
