namespace Pulumi.Random;

/// <summary>Random bytes that are secret.</summary>
public sealed class RandomBytesArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes new ones.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>How many bytes.</summary>
    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new RandomBytesArgs Empty => new();
}
