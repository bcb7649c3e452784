namespace Pulumi.Random;

/// <summary>A random UUID.</summary>
public sealed class RandomUuidArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new one.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>No arguments.</summary>
    public static new RandomUuidArgs Empty => new();
}
