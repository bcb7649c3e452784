namespace Fleet;

/// <content>Rules about hosts and about what waits for what.</content>
public static partial class Rules
{
    /// <summary>The addresses that are needed are known.</summary>
    public static Rule AddressMissing { get; } = Fixed(
        "address-missing", "The addresses that are needed are known.",
        "Nothing could be reached or published there.");

    /// <summary>An owned host has a pinned host key.</summary>
    public static Rule HostKeyMissing { get; } = Fixed(
        "host-key-missing", "An owned host has a pinned host key.",
        "Whoever answers at the address would be trusted.");

    /// <summary>What is contacted is within `FLEET_ALLOW_NET`.</summary>
    public static Rule AddressRefused { get; } = Fixed(
        "address-refused", "What is contacted is within `FLEET_ALLOW_NET`.",
        "Someone limited where this run may go. A preview, which goes nowhere, only warns.");

    /// <summary>No container stack is put on a Kubernetes node.</summary>
    public static Rule KubernetesStack { get; } = Fixed(
        "kubernetes-stack", "No container stack is put on a Kubernetes node.",
        "Its containers belong to Kubernetes.");

    /// <summary>A remote host is reached by an address, and only a LocalHost by a socket.</summary>
    public static Rule LocalSocket { get; } = Error(
        "local-socket", "A remote host is reached by an address, and only a LocalHost by a socket.",
        "What is meant for another machine would happen on this one.");

    /// <summary>A host belongs to one environment.</summary>
    public static Rule StageMixed { get; } = Error(
        "stage-mixed", "A host belongs to one environment.",
        "What is tried in one would take the other down.");

    /// <summary>The containers declared for a host are as many as its owner says it runs.</summary>
    public static Rule ClaimsDiffer { get; } = Warning(
        "claims-differ", "The containers declared for a host are as many as its owner says it runs.",
        "What is not declared is not looked after.");

    /// <summary>A group has as many hosts as someone said.</summary>
    public static Rule GroupDiffers { get; } = Warning(
        "group-differs", "A group has as many hosts as someone said.",
        "One may have been forgotten.");

    /// <summary>Nothing waits for itself.</summary>
    public static Rule Cycle { get; } = Fixed(
        "cycle", "Nothing waits for itself.",
        "It would wait for ever.");

    /// <summary>What a container mounts, joins or shares is on its own host.</summary>
    public static Rule OtherHost { get; } = Fixed(
        "other-host", "What a container mounts, joins or shares is on its own host.",
        "It cannot be reached from another one.");

    /// <summary>A gate has something to try: a published port, or a link that leads somewhere.</summary>
    public static Rule GateBlind { get; } = Fixed(
        "gate-blind", "A gate has something to try: a published port, or a link that leads somewhere.",
        "It would never open.");

    /// <summary>What waits for something on another host waits behind a health gate.</summary>
    public static Rule GateMissing { get; } = Warning(
        "gate-missing", "What waits for something on another host waits behind a health gate.",
        "The two hosts may be of different Pulumi stacks, which do not wait for each other.");
}
