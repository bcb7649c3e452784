namespace Pulumi.Random;

/// <summary>A random whole number: what is known of one that exists.</summary>
public sealed class RandomIntegerState : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new one.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>The largest it may be.</summary>
    [Input("max")]
    public Input<int>? Max { get; set; }

    /// <summary>The smallest it may be.</summary>
    [Input("min")]
    public Input<int>? Min { get; set; }

    /// <summary>The number.</summary>
    [Input("result")]
    public Input<int>? Result { get; set; }

    /// <summary>Makes the choice the same every time.</summary>
    [Input("seed")]
    public Input<string>? Seed { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomIntegerState Empty => new();
}
