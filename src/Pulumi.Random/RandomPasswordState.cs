namespace Pulumi.Random;

/// <summary>A random text that is secret: what is known of one that exists.</summary>
public sealed class RandomPasswordState : ResourceArgs
{
    /// <summary>A bcrypt hash of the text.</summary>
    [Input("bcryptHash")]
    public Input<string>? BcryptHash { get; set; }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new text.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>How many characters.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    /// <summary>Whether there are lower-case letters. True when not given.</summary>
    [Input("lower")]
    public Input<bool>? Lower { get; set; }

    /// <summary>How many lower-case letters at least.</summary>
    [Input("minLower")]
    public Input<int>? MinLower { get; set; }

    /// <summary>How many digits at least.</summary>
    [Input("minNumeric")]
    public Input<int>? MinNumeric { get; set; }

    /// <summary>How many special characters at least.</summary>
    [Input("minSpecial")]
    public Input<int>? MinSpecial { get; set; }

    /// <summary>How many upper-case letters at least.</summary>
    [Input("minUpper")]
    public Input<int>? MinUpper { get; set; }

    /// <summary>The former name of 'numeric'.</summary>
    [Input("number")]
    public Input<bool>? Number { get; set; }

    /// <summary>Whether there are digits. True when not given.</summary>
    [Input("numeric")]
    public Input<bool>? Numeric { get; set; }

    /// <summary>The special characters to choose from.</summary>
    [Input("overrideSpecial")]
    public Input<string>? OverrideSpecial { get; set; }

    /// <summary>The text.</summary>
    [Input("result")]
    public Input<string>? Result { get; set; }

    /// <summary>Whether there are special characters. True when not given.</summary>
    [Input("special")]
    public Input<bool>? Special { get; set; }

    /// <summary>Whether there are upper-case letters. True when not given.</summary>
    [Input("upper")]
    public Input<bool>? Upper { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomPasswordState Empty => new();
}
