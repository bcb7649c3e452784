using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

/// <summary>A file copied to another machine, over SSH. Superseded by CopyToRemote.</summary>
[ResourceType(Token, null)]
public class CopyFile : CustomResource
{
    private const string Token = "command:remote:CopyFile";

    /// <summary>Declares one.</summary>
    public CopyFile(string name, CopyFileArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CopyFileArgs(), With(options))
    {
    }

    private CopyFile(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, null, With(options, id))
    {
    }

    /// <summary>How to reach the machine.</summary>
    [Output("connection")]
    public Output<Outputs.Connection> Connection { get; private set; } = null!;

    /// <summary>The file to copy.</summary>
    [Output("localPath")]
    public Output<string> LocalPath { get; private set; } = null!;

    /// <summary>Where to put it.</summary>
    [Output("remotePath")]
    public Output<string> RemotePath { get; private set; } = null!;

    /// <summary>Values whose change copies it anew as a replacement.</summary>
    [Output("triggers")]
    public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id.</summary>
    public static CopyFile Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "connection" },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
