using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>Kernel capabilities of a container.</summary>
[OutputType]
public sealed class ContainerCapabilities
{
    /// <summary>Capabilities to add.</summary>
    public readonly ImmutableArray<string> Adds;

    /// <summary>Capabilities to drop.</summary>
    public readonly ImmutableArray<string> Drops;

    [OutputConstructor]
    private ContainerCapabilities(
        ImmutableArray<string> adds,
        ImmutableArray<string> drops)
    {
        Adds = adds;
        Drops = drops;
    }
}
