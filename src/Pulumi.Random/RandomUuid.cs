using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random UUID.</summary>
[ResourceType(Token, null)]
public class RandomUuid : CustomResource
{
    private const string Token = "random:index/randomUuid:RandomUuid";

    /// <summary>Declares one.</summary>
    public RandomUuid(string name, RandomUuidArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomUuidArgs(), With(options))
    {
    }

    private RandomUuid(string name, Input<string> id, RandomUuidState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>Values whose change makes a new one.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>The UUID.</summary>
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomUuid Get(
        string name, Input<string> id, RandomUuidState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
