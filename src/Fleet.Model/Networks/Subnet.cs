namespace Fleet;

/// <summary>A subnet of a network.</summary>
/// <param name="Range">The addresses, for example <c>172.28.0.0/16</c>.</param>
/// <example><code>stack.Add(new Network("front") { Subnets = { new Subnet("172.28.0.0/16") { Gateway = "172.28.0.1" } } });</code></example>
public sealed record Subnet(string Range)
{
    /// <summary>The gateway's address; the engine chooses unless said.</summary>
    public string? Gateway { get; init; }

    /// <summary>The part of it that containers get addresses from; all of it unless said.</summary>
    public string? ContainerRange { get; init; }

    /// <summary>Addresses that others use, by name.</summary>
    public Dictionary<string, string> Reserved { get; } = [];
}
