using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random number in several spellings.</summary>
[ResourceType(Token, null)]
public class RandomId : CustomResource
{
    private const string Token = "random:index/randomId:RandomId";

    /// <summary>Declares one.</summary>
    public RandomId(string name, RandomIdArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomIdArgs(), With(options))
    {
    }

    private RandomId(string name, Input<string> id, RandomIdState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>In Base64, with the prefix.</summary>
    [Output("b64Std")]
    public Output<string> B64Std { get; private set; } = null!;

    /// <summary>In URL-safe Base64, with the prefix.</summary>
    [Output("b64Url")]
    public Output<string> B64Url { get; private set; } = null!;

    /// <summary>How many bytes.</summary>
    [Output("byteLength")]
    public Output<int> ByteLength { get; private set; } = null!;

    /// <summary>As a decimal number, with the prefix.</summary>
    [Output("dec")]
    public Output<string> Dec { get; private set; } = null!;

    /// <summary>In hexadecimal digits, with the prefix.</summary>
    [Output("hex")]
    public Output<string> Hex { get; private set; } = null!;

    /// <summary>Values whose change makes a new number.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>What to put in front.</summary>
    [Output("prefix")]
    public Output<string?> Prefix { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomId Get(
        string name, Input<string> id, RandomIdState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
