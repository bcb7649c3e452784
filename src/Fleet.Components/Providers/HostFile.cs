using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:File</c>: a file on a host, written atomically.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">Where and what it is.</param>
/// <param name="options">Resource options.</param>
public sealed class HostFile(string name, HostFileArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:File", name, args, options)
{
    /// <summary>The absolute path.</summary>
    [Output("path")]
    public Output<string> Path { get; private set; } = null!;

    /// <summary>The content's SHA-256 in hexadecimal.</summary>
    [Output("sha256")]
    public Output<string> Sha256 { get; private set; } = null!;
}

/// <summary>Where a file is and what it holds.</summary>
public sealed class HostFileArgs : ResourceArgs
{
    /// <summary>The absolute path; a change makes another file.</summary>
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    /// <summary>The text it holds; may be secret.</summary>
    [Input("content", required: true)]
    public Input<string> Content { get; set; } = null!;

    /// <summary>The mode in octal, for example <c>0644</c>.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }

    /// <summary>The owning user, by name or number.</summary>
    [Input("owner")]
    public Input<string>? Owner { get; set; }

    /// <summary>The owning group, by name or number.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }

    /// <summary>Shell text that must succeed before the new file replaces the old; <c>$FILE</c> is the new one.</summary>
    [Input("validate")]
    public Input<string>? Validate { get; set; }
}
