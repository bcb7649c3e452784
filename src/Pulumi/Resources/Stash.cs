namespace Pulumi;

/// <summary>
/// Keeps a value in the state: the output is the value of the first time, until the stash is replaced.
/// </summary>
public sealed class Stash(string name, StashArgs args, CustomResourceOptions? options = null)
    : CustomResource("pulumi:index:Stash", name, args, options)
{
    /// <summary>The value given now.</summary>
    [Output("input")]
    public Output<object> Input { get; private set; } = null!;

    /// <summary>The value kept.</summary>
    [Output("output")]
    public Output<object> Output { get; private set; } = null!;
}
