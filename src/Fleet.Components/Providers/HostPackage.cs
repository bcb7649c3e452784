using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:Package</c>: a Debian package on a host.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">Which one.</param>
/// <param name="options">Resource options.</param>
public sealed class HostPackage(string name, HostPackageArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:Package", name, args, options)
{
    /// <summary>The version that is installed.</summary>
    [Output("installedVersion")]
    public Output<string> InstalledVersion { get; private set; } = null!;
}

/// <summary>Which package.</summary>
public sealed class HostPackageArgs : ResourceArgs
{
    /// <summary>The package's name; a change makes another one.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The version; any when absent.</summary>
    [Input("version")]
    public Input<string>? Version { get; set; }
}
