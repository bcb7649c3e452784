namespace Pulumi.Docker.Inputs;

/// <summary>A secret for a build.</summary>
public sealed class RegistryImageBuildSecretGetArgs : ResourceArgs
{
    /// <summary>The environment variable that holds it.</summary>
    [Input("env")]
    public Input<string>? Env { get; set; }

    /// <summary>Its id in the Dockerfile.</summary>
    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;

    /// <summary>The file that holds it.</summary>
    [Input("src")]
    public Input<string>? Src { get; set; }

    /// <summary>No arguments.</summary>
    public static new RegistryImageBuildSecretGetArgs Empty => new();
}
