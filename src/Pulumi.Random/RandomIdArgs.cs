namespace Pulumi.Random;

/// <summary>A random number in several spellings.</summary>
public sealed class RandomIdArgs : ResourceArgs
{
    /// <summary>How many bytes.</summary>
    [Input("byteLength", required: true)]
    public Input<int> ByteLength { get; set; } = null!;

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new number.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>What to put in front.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomIdArgs Empty => new();
}
