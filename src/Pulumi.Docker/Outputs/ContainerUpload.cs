namespace Pulumi.Docker.Outputs;

/// <summary>A file to write into a container.</summary>
[OutputType]
public sealed class ContainerUpload
{
    /// <summary>The content as text.</summary>
    public readonly string? Content;

    /// <summary>The content in Base64.</summary>
    public readonly string? ContentBase64;

    /// <summary>Whether it can be run. False when not given.</summary>
    public readonly bool? Executable;

    /// <summary>The path in the container.</summary>
    public readonly string File;

    /// <summary>The group it belongs to.</summary>
    public readonly string? Group;

    /// <summary>The user it belongs to.</summary>
    public readonly string? Owner;

    /// <summary>The file mode in octal, such as '0640'.</summary>
    public readonly string? Permissions;

    /// <summary>The path of a file to copy, where the provider runs.</summary>
    public readonly string? Source;

    /// <summary>A hash of that file, to notice that it changed.</summary>
    public readonly string? SourceHash;

    [OutputConstructor]
    private ContainerUpload(
        string? content,
        string? contentBase64,
        bool? executable,
        string file,
        string? group,
        string? owner,
        string? permissions,
        string? source,
        string? sourceHash)
    {
        Content = content;
        ContentBase64 = contentBase64;
        Executable = executable;
        File = file;
        Group = group;
        Owner = owner;
        Permissions = permissions;
        Source = source;
        SourceHash = sourceHash;
    }
}
