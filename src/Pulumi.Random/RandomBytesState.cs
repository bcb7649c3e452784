namespace Pulumi.Random;

/// <summary>Random bytes that are secret: what is known of one that exists.</summary>
public sealed class RandomBytesState : ResourceArgs
{
    /// <summary>In Base64.</summary>
    [Input("base64")]
    public Input<string>? Base64 { get; set; }

    /// <summary>In hexadecimal digits.</summary>
    [Input("hex")]
    public Input<string>? Hex { get; set; }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes new ones.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>How many bytes.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomBytesState Empty => new();
}
