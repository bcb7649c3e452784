namespace Pulumi.Docker.Inputs;

/// <summary>A limit of a process.</summary>
public sealed class ContainerUlimitGetArgs : ResourceArgs
{
    /// <summary>The hard limit; -1 for none.</summary>
    [Input("hard", required: true)]
    public Input<int> Hard { get; set; } = null!;

    /// <summary>The limit's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The soft limit; -1 for none.</summary>
    [Input("soft", required: true)]
    public Input<int> Soft { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new ContainerUlimitGetArgs Empty => new();
}
