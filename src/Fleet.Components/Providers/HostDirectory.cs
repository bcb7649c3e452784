using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:Directory</c>: a folder on a host. Deleting it leaves what is in it.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">Where it is.</param>
/// <param name="options">Resource options.</param>
public sealed class HostDirectory(string name, HostDirectoryArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:Directory", name, args, options)
{
    /// <summary>The absolute path.</summary>
    [Output("path")]
    public Output<string> Path { get; private set; } = null!;
}

/// <summary>Where a folder is and whose.</summary>
public sealed class HostDirectoryArgs : ResourceArgs
{
    /// <summary>The absolute path; a change makes another folder.</summary>
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    /// <summary>The mode in octal, for example <c>0755</c>.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }

    /// <summary>The owning user, by name or number.</summary>
    [Input("owner")]
    public Input<string>? Owner { get; set; }

    /// <summary>The owning group, by name or number.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}
