using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>Random bytes that are secret.</summary>
[ResourceType(Token, null)]
public class RandomBytes : CustomResource
{
    private const string Token = "random:index/randomBytes:RandomBytes";

    /// <summary>Declares one.</summary>
    public RandomBytes(string name, RandomBytesArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomBytesArgs(), With(options))
    {
    }

    private RandomBytes(string name, Input<string> id, RandomBytesState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>In Base64.</summary>
    [Output("base64")]
    public Output<string> Base64 { get; private set; } = null!;

    /// <summary>In hexadecimal digits.</summary>
    [Output("hex")]
    public Output<string> Hex { get; private set; } = null!;

    /// <summary>Values whose change makes new ones.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>How many bytes.</summary>
    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomBytes Get(
        string name, Input<string> id, RandomBytesState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "base64", "hex" },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
