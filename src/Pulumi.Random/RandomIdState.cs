namespace Pulumi.Random;

/// <summary>A random number in several spellings: what is known of one that exists.</summary>
public sealed class RandomIdState : ResourceArgs
{
    /// <summary>In Base64, with the prefix.</summary>
    [Input("b64Std")]
    public Input<string>? B64Std { get; set; }

    /// <summary>In URL-safe Base64, with the prefix.</summary>
    [Input("b64Url")]
    public Input<string>? B64Url { get; set; }

    /// <summary>How many bytes.</summary>
    [Input("byteLength")]
    public Input<int>? ByteLength { get; set; }

    /// <summary>As a decimal number, with the prefix.</summary>
    [Input("dec")]
    public Input<string>? Dec { get; set; }

    /// <summary>In hexadecimal digits, with the prefix.</summary>
    [Input("hex")]
    public Input<string>? Hex { get; set; }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new number.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>What to put in front.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomIdState Empty => new();
}
