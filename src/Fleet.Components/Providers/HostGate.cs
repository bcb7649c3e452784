using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:HealthGate</c>: waits until something answers, seen from its host.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What is tried.</param>
/// <param name="options">Resource options.</param>
public sealed class HostGate(string name, HostGateArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:HealthGate", name, args, options);

/// <summary>What a gate tries: exactly one of <see cref="Http"/> and <see cref="Tcp"/>.</summary>
public sealed class HostGateArgs : ResourceArgs
{
    [Input("triggers")]
    private InputList<string>? _triggers;

    /// <summary>A page that must answer.</summary>
    [Input("http")]
    public Input<HostGateHttpArgs>? Http { get; set; }

    /// <summary>A port that must accept connections.</summary>
    [Input("tcp")]
    public Input<HostGateTcpArgs>? Tcp { get; set; }

    /// <summary>How long to wait, in seconds.</summary>
    [Input("timeoutSeconds")]
    public Input<int>? TimeoutSeconds { get; set; }

    /// <summary>Seconds between two tries.</summary>
    [Input("intervalSeconds")]
    public Input<int>? IntervalSeconds { get; set; }

    /// <summary>It is evaluated again when one of these changes.</summary>
    public InputList<string> Triggers
    {
        get => _triggers ??= [];
        set => _triggers = value;
    }
}

/// <summary>A page.</summary>
public sealed class HostGateHttpArgs : ResourceArgs
{
    /// <summary>The URL.</summary>
    [Input("url", required: true)]
    public Input<string> Url { get; set; } = null!;

    /// <summary>The site asked for when it is not the URL's host.</summary>
    [Input("hostHeader")]
    public Input<string>? HostHeader { get; set; }

    /// <summary>True when the certificate is not verified.</summary>
    [Input("insecure")]
    public Input<bool>? Insecure { get; set; }
}

/// <summary>A port.</summary>
public sealed class HostGateTcpArgs : ResourceArgs
{
    /// <summary>The address.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>The port.</summary>
    [Input("port", required: true)]
    public Input<int> Port { get; set; } = null!;
}
