using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:CronJob</c>: a command that a host's cron runs.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What and when.</param>
/// <param name="options">Resource options.</param>
public sealed class HostCronJob(string name, HostCronJobArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:CronJob", name, args, options)
{
    /// <summary>The path of its file on the host.</summary>
    [Output("path")]
    public Output<string> Path { get; private set; } = null!;
}

/// <summary>What cron runs, and when.</summary>
public sealed class HostCronJobArgs : ResourceArgs
{
    [Input("environment")]
    private InputMap<string>? _environment;

    /// <summary>Its name: letters, digits, <c>_</c> and <c>-</c>; a change makes another one.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>When: five fields, or a word such as <c>@daily</c>.</summary>
    [Input("schedule", required: true)]
    public Input<string> Schedule { get; set; } = null!;

    /// <summary>A line for the host's shell.</summary>
    [Input("command", required: true)]
    public Input<string> Command { get; set; } = null!;

    /// <summary>The user who runs it.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>Environment variables.</summary>
    public InputMap<string> Environment
    {
        get => _environment ??= [];
        set => _environment = value;
    }
}
