using Pulumi;

namespace Fleet.Components.Providers;

/// <summary>Fleet's own provider for one host: files, folders, units, cron jobs, packages, one-shot jobs and health gates.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">How the host is reached.</param>
/// <param name="options">Resource options.</param>
public sealed class FleetProvider(string name, FleetProviderArgs args, CustomResourceOptions? options = null)
    : ProviderResource("fleet", name, args, options);

/// <summary>How a host is reached. Nothing in it is local to a machine: authentication is that of whoever runs it.</summary>
public sealed class FleetProviderArgs : ResourceArgs
{
    /// <summary>The address; this machine when absent.</summary>
    [Input("host")]
    public Input<string>? Host { get; set; }

    /// <summary>The port of the SSH server.</summary>
    [Input("port")]
    public Input<string>? Port { get; set; }

    /// <summary>The user who logs in.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>The pinned host key, <c>KEYTYPE KEYBASE64</c>.</summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    /// <summary>The command that leads to the host, as ssh's <c>ProxyCommand</c>; it is connected to directly when absent.</summary>
    [Input("proxyCommand")]
    public Input<string>? ProxyCommand { get; set; }

    /// <summary><c>true</c> where the user needs <c>sudo</c> to change the system and to reach the engine.</summary>
    [Input("sudo")]
    public Input<string>? Sudo { get; set; }

    /// <summary>The path of the docker command on the host.</summary>
    [Input("dockerPath")]
    public Input<string>? DockerPath { get; set; }

    /// <summary>The path of the engine's socket on the host.</summary>
    [Input("dockerSocket")]
    public Input<string>? DockerSocket { get; set; }
}
