namespace Pulumi.Docker.Inputs;

/// <summary>A file to write into a container.</summary>
public sealed class ContainerUploadGetArgs : ResourceArgs
{
    /// <summary>The content as text.</summary>
    [Input("content")]
    public Input<string>? Content { get; set; }

    /// <summary>The content in Base64.</summary>
    [Input("contentBase64")]
    public Input<string>? ContentBase64 { get; set; }

    /// <summary>Whether it can be run. False when not given.</summary>
    [Input("executable")]
    public Input<bool>? Executable { get; set; }

    /// <summary>The path in the container.</summary>
    [Input("file", required: true)]
    public Input<string> File { get; set; } = null!;

    /// <summary>The group it belongs to.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }

    /// <summary>The user it belongs to.</summary>
    [Input("owner")]
    public Input<string>? Owner { get; set; }

    /// <summary>The file mode in octal, such as '0640'.</summary>
    [Input("permissions")]
    public Input<string>? Permissions { get; set; }

    /// <summary>The path of a file to copy, where the provider runs.</summary>
    [Input("source")]
    public Input<string>? Source { get; set; }

    /// <summary>A hash of that file, to notice that it changed.</summary>
    [Input("sourceHash")]
    public Input<string>? SourceHash { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerUploadGetArgs Empty => new();
}
