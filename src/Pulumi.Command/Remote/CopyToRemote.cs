using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

/// <summary>A file or folder copied to another machine, over SSH. Deleting leaves it there.</summary>
[ResourceType(Token, null)]
public class CopyToRemote : CustomResource
{
    private const string Token = "command:remote:CopyToRemote";

    /// <summary>Declares one.</summary>
    public CopyToRemote(string name, CopyToRemoteArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CopyToRemoteArgs(), With(options))
    {
    }

    private CopyToRemote(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, null, With(options, id))
    {
    }

    /// <summary>How to reach the machine.</summary>
    [Output("connection")]
    public Output<Outputs.Connection> Connection { get; private set; } = null!;

    /// <summary>Where to put it.</summary>
    [Output("remotePath")]
    public Output<string> RemotePath { get; private set; } = null!;

    /// <summary>What to copy.</summary>
    [Output("source")]
    public Output<AssetOrArchive> Source { get; private set; } = null!;

    /// <summary>Values whose change copies it anew as a replacement.</summary>
    [Output("triggers")]
    public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id.</summary>
    public static CopyToRemote Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "connection" },
                ReplaceOnChanges = { "triggers[*]" },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
