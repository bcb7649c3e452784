namespace Pulumi.Random;

/// <summary>A random whole number.</summary>
public sealed class RandomIntegerArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new one.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>The largest it may be.</summary>
    [Input("max", required: true)]
    public Input<int> Max { get; set; } = null!;

    /// <summary>The smallest it may be.</summary>
    [Input("min", required: true)]
    public Input<int> Min { get; set; } = null!;

    /// <summary>Makes the choice the same every time.</summary>
    [Input("seed")]
    public Input<string>? Seed { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomIntegerArgs Empty => new();
}
