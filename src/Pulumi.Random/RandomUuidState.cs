namespace Pulumi.Random;

/// <summary>A random UUID: what is known of one that exists.</summary>
public sealed class RandomUuidState : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new one.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>The UUID.</summary>
    [Input("result")]
    public Input<string>? Result { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomUuidState Empty => new();
}
