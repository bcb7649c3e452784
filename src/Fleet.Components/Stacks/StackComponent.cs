using Pulumi;

namespace Fleet.Components;

/// <summary>A container stack's resources hang below this component.</summary>
public sealed class StackComponent : ComponentResource
{
    internal StackComponent(ContainerStack stack, HostComponent host)
        : base("fleet:component:ContainerStack", stack.Path, new ComponentResourceOptions { Parent = host })
    {
        Host = host;
        RegisterOutputs();
    }

    /// <summary>The host it is on.</summary>
    internal HostComponent Host { get; }
}
