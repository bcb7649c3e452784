namespace Pulumi.Docker.Inputs;

/// <summary>How the engine finds out whether a container is healthy.</summary>
public sealed class ContainerHealthcheckArgs : ResourceArgs
{
    /// <summary>The time between two checks, such as '30s'.</summary>
    [Input("interval")]
    public Input<string>? Interval { get; set; }

    /// <summary>How many failures in a row make it unhealthy.</summary>
    [Input("retries")]
    public Input<int>? Retries { get; set; }

    /// <summary>The time between two checks while it starts.</summary>
    [Input("startInterval")]
    public Input<string>? StartInterval { get; set; }

    /// <summary>The time after its start in which failures do not count.</summary>
    [Input("startPeriod")]
    public Input<string>? StartPeriod { get; set; }

    [Input("tests")]
    private InputList<string>? _tests;

    /// <summary>The check: 'CMD' or 'CMD-SHELL' and what follows, or 'NONE'.</summary>
    public InputList<string> Tests { get => _tests ??= []; set => _tests = value; }

    /// <summary>How long one check may take.</summary>
    [Input("timeout")]
    public Input<string>? Timeout { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerHealthcheckArgs Empty => new();
}
