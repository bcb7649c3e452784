using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:ContainerReload</c>: has a running container read its files again when a trigger changes.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">Which container, how and when.</param>
/// <param name="options">Resource options.</param>
public sealed class HostReload(string name, HostReloadArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:ContainerReload", name, args, options);

/// <summary>How a container reads its files again: exactly one of <see cref="Signal"/> and <see cref="Command"/>.</summary>
public sealed class HostReloadArgs : ResourceArgs
{
    [Input("command")]
    private InputList<string>? _command;

    [Input("triggers")]
    private InputList<string>? _triggers;

    /// <summary>The container's name.</summary>
    [Input("container", required: true)]
    public Input<string> Container { get; set; } = null!;

    /// <summary>The signal it gets.</summary>
    [Input("signal")]
    public Input<string>? Signal { get; set; }

    /// <summary>How long it may take to be ready, and the program to end.</summary>
    [Input("timeoutSeconds")]
    public Input<int>? TimeoutSeconds { get; set; }

    /// <summary>The program that is run inside of it.</summary>
    public InputList<string> Command
    {
        get => _command ??= [];
        set => _command = value;
    }

    /// <summary>It reads its files again when one of these changes.</summary>
    public InputList<string> Triggers
    {
        get => _triggers ??= [];
        set => _triggers = value;
    }
}
