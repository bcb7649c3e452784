namespace Pulumi.Random;

/// <summary>A list in random order: what is known of one that exists.</summary>
public sealed class RandomShuffleState : ResourceArgs
{
    [Input("inputs")]
    private InputList<string>? _inputs;

    /// <summary>The list.</summary>
    public InputList<string> Inputs { get => _inputs ??= []; set => _inputs = value; }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values whose change makes a new order.</summary>
    public InputMap<string> Keepers { get => _keepers ??= []; set => _keepers = value; }

    /// <summary>How many items to take; all when not given.</summary>
    [Input("resultCount")]
    public Input<int>? ResultCount { get; set; }

    [Input("results")]
    private InputList<string>? _results;

    /// <summary>The items taken.</summary>
    public InputList<string> Results { get => _results ??= []; set => _results = value; }

    /// <summary>Makes the order the same every time.</summary>
    [Input("seed")]
    public Input<string>? Seed { get; set; }

    /// <summary>No arguments.</summary>
    public static new RandomShuffleState Empty => new();
}
