using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random text that is not secret.</summary>
[ResourceType(Token, null)]
public class RandomString : CustomResource
{
    private const string Token = "random:index/randomString:RandomString";

    /// <summary>Declares one.</summary>
    public RandomString(string name, RandomStringArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomStringArgs(), With(options))
    {
    }

    private RandomString(string name, Input<string> id, RandomStringState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>Values whose change makes a new text.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>How many characters.</summary>
    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    /// <summary>Whether there are lower-case letters. True when not given.</summary>
    [Output("lower")]
    public Output<bool> Lower { get; private set; } = null!;

    /// <summary>How many lower-case letters at least.</summary>
    [Output("minLower")]
    public Output<int> MinLower { get; private set; } = null!;

    /// <summary>How many digits at least.</summary>
    [Output("minNumeric")]
    public Output<int> MinNumeric { get; private set; } = null!;

    /// <summary>How many special characters at least.</summary>
    [Output("minSpecial")]
    public Output<int> MinSpecial { get; private set; } = null!;

    /// <summary>How many upper-case letters at least.</summary>
    [Output("minUpper")]
    public Output<int> MinUpper { get; private set; } = null!;

    /// <summary>The former name of 'numeric'.</summary>
    [Output("number")]
    public Output<bool> Number { get; private set; } = null!;

    /// <summary>Whether there are digits. True when not given.</summary>
    [Output("numeric")]
    public Output<bool> Numeric { get; private set; } = null!;

    /// <summary>The special characters to choose from.</summary>
    [Output("overrideSpecial")]
    public Output<string?> OverrideSpecial { get; private set; } = null!;

    /// <summary>The text.</summary>
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    /// <summary>Whether there are special characters. True when not given.</summary>
    [Output("special")]
    public Output<bool> Special { get; private set; } = null!;

    /// <summary>Whether there are upper-case letters. True when not given.</summary>
    [Output("upper")]
    public Output<bool> Upper { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static RandomString Get(
        string name, Input<string> id, RandomStringState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
