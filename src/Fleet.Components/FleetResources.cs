using Pulumi;

namespace Fleet.Components;

/// <summary>What was registered of a fleet, for resources of the operator's own beside it.</summary>
public sealed class FleetResources
{
    private readonly SecretStore _secrets;

    internal FleetResources(FleetModel model, SecretStore secrets) => (Model, _secrets) = (model, secrets);

    /// <summary>The checked model.</summary>
    public FleetModel Model { get; }

    internal Dictionary<Host, HostComponent> Hosts { get; } = [];

    internal Dictionary<ContainerStack, StackComponent> Stacks { get; } = [];

    internal Dictionary<StackMember, Resource> Members { get; } = [];

    /// <summary>What else stands for a member that is more than one resource.</summary>
    internal Dictionary<StackMember, IReadOnlyList<Resource>> Parts { get; } = [];

    /// <summary>Every resource that stands for a member.</summary>
    internal IEnumerable<Resource> AllOf(StackMember member) => Members.TryGetValue(member, out var main)
        ? Parts.GetValueOrDefault(member, []).Prepend(main)
        : [];

    /// <summary>Further outputs of the stack.</summary>
    public Dictionary<string, object?> Outputs { get; } = [];

    /// <summary>A host's component with its providers; <see langword="null"/> when this stack does not own the host.</summary>
    public HostComponent? Of(Host host) => Hosts.GetValueOrDefault(host);

    /// <summary>A stack's component; <see langword="null"/> when this stack does not own its host.</summary>
    public StackComponent? Of(ContainerStack stack) => Stacks.GetValueOrDefault(stack);

    /// <summary>
    /// The resource that stands for a service, job, network, volume, file, folder, site, unit, cron job or gate; <see langword="null"/> when this stack
    /// does not own its host.
    /// </summary>
    public Resource? Of(StackMember member) => Members.GetValueOrDefault(member);

    /// <summary>A secret's content, marked as secret.</summary>
    public Output<string> Of(Secret secret) => _secrets[secret];
}
