namespace Pulumi.Random;

/// <summary>A random name of a few words: what is known of one that exists.</summary>
public sealed class RandomPetState : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new one.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>How many words. Two when not given.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    /// <summary>What to put in front.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    /// <summary>What stands between words. '-' when not given.</summary>
    [Input("separator")]
    public Input<string>? Separator { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomPetState Empty => new();
}
