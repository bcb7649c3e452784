using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:Job</c>: a container that runs to completion and must exit 0. It runs again when an input changes.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What is run.</param>
/// <param name="options">Resource options.</param>
public sealed class HostJob(string name, HostJobArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:Job", name, args, options)
{
    /// <summary>The finished container.</summary>
    [Output("containerId")]
    public Output<string> ContainerId { get; private set; } = null!;

    /// <summary>Its exit code: 0.</summary>
    [Output("exitCode")]
    public Output<int> ExitCode { get; private set; } = null!;
}

/// <summary>What a job runs.</summary>
public sealed class HostJobArgs : ResourceArgs
{
    [Input("command")]
    private InputList<string>? _command;

    [Input("entrypoints")]
    private InputList<string>? _entrypoints;

    [Input("envs")]
    private InputList<string>? _envs;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("networks")]
    private InputList<string>? _networks;

    [Input("triggers")]
    private InputList<string>? _triggers;

    [Input("volumes")]
    private InputList<HostJobVolumeArgs>? _volumes;

    /// <summary>The container's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The image.</summary>
    [Input("image", required: true)]
    public Input<string> Image { get; set; } = null!;

    /// <summary>What runs the command; the image's when empty.</summary>
    public InputList<string> Entrypoints
    {
        get => _entrypoints ??= [];
        set => _entrypoints = value;
    }

    /// <summary>What is run; the image's when empty.</summary>
    public InputList<string> Command
    {
        get => _command ??= [];
        set => _command = value;
    }

    /// <summary>Environment variables as <c>K=V</c>.</summary>
    public InputList<string> Envs
    {
        get => _envs ??= [];
        set => _envs = value;
    }

    /// <summary>The names of the networks it joins.</summary>
    public InputList<string> Networks
    {
        get => _networks ??= [];
        set => _networks = value;
    }

    /// <summary>What is mounted into it.</summary>
    public InputList<HostJobVolumeArgs> Volumes
    {
        get => _volumes ??= [];
        set => _volumes = value;
    }

    /// <summary>The container's labels.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    /// <summary>The user it runs as; the image's when absent.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>The folder it starts in; the image's when absent.</summary>
    [Input("workingDir")]
    public Input<string>? WorkingDir { get; set; }

    /// <summary>How long it may run, in seconds.</summary>
    [Input("timeoutSeconds")]
    public Input<int>? TimeoutSeconds { get; set; }

    /// <summary>How often it is tried again after a failure; never when absent.</summary>
    [Input("retries")]
    public Input<int>? Retries { get; set; }

    /// <summary>It runs again when one of these changes.</summary>
    public InputList<string> Triggers
    {
        get => _triggers ??= [];
        set => _triggers = value;
    }
}

/// <summary>Something mounted into a job.</summary>
public sealed class HostJobVolumeArgs : ResourceArgs
{
    /// <summary>A volume's name, or an absolute path on the host.</summary>
    [Input("source", required: true)]
    public Input<string> Source { get; set; } = null!;

    /// <summary>The absolute path in the container.</summary>
    [Input("target", required: true)]
    public Input<string> Target { get; set; } = null!;

    /// <summary>True when the job cannot write to it.</summary>
    [Input("readOnly")]
    public Input<bool>? ReadOnly { get; set; }
}
