using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:SystemdUnit</c>: a unit of a host's systemd.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What it is.</param>
/// <param name="options">Resource options.</param>
public sealed class HostUnit(string name, HostUnitArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:SystemdUnit", name, args, options)
{
    /// <summary>The path of the unit file.</summary>
    [Output("path")]
    public Output<string> Path { get; private set; } = null!;
}

/// <summary>What a unit is.</summary>
public sealed class HostUnitArgs : ResourceArgs
{
    [Input("triggers")]
    private InputList<string>? _triggers;

    /// <summary>Its name with its kind, for example <c>backup.timer</c>; a change makes another one.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The unit file; may be secret.</summary>
    [Input("content", required: true)]
    public Input<string> Content { get; set; } = null!;

    /// <summary>Whether it starts with the host.</summary>
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    /// <summary>Whether it runs now.</summary>
    [Input("active")]
    public Input<bool>? Active { get; set; }

    /// <summary>What a change does: <c>restart</c>, <c>reload</c> or <c>none</c>.</summary>
    [Input("onChange")]
    public Input<string>? OnChange { get; set; }

    /// <summary>Values whose change does what <see cref="OnChange"/> says.</summary>
    public InputList<string> Triggers
    {
        get => _triggers ??= [];
        set => _triggers = value;
    }
}
