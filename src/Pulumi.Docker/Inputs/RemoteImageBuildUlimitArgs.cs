namespace Pulumi.Docker.Inputs;

/// <summary>A limit of processes while building.</summary>
public sealed class RemoteImageBuildUlimitArgs : ResourceArgs
{
    /// <summary>The hard limit.</summary>
    [Input("hard", required: true)]
    public Input<int> Hard { get; set; } = null!;

    /// <summary>The limit's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The soft limit.</summary>
    [Input("soft", required: true)]
    public Input<int> Soft { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new RemoteImageBuildUlimitArgs Empty => new();
}
