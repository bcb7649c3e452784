namespace Fleet;

/// <content>Rules about ports, exposure, links and secrets.</content>
public static partial class Rules
{
    /// <summary>Ports are 1 to 65535.</summary>
    public static Rule PortRange { get; } = Fixed(
        "port-range", "Ports are 1 to 65535.",
        "There are no others.");

    /// <summary>A port of a host is published once.</summary>
    public static Rule PortTaken { get; } = Fixed(
        "port-taken", "A port of a host is published once.",
        "The second container could not start.");

    /// <summary>What is published fits the exposure that was declared.</summary>
    public static Rule Exposure { get; } = Error(
        "exposure", "What is published fits the exposure that was declared.",
        "Someone would reach what nobody meant to show.");

    /// <summary>A service is exposed no wider than its host allows.</summary>
    public static Rule ExposureBeyondHost { get; } = Error(
        "exposure-beyond-host", "A service is exposed no wider than its host allows.",
        "The host is not meant to be reached from there.");

    /// <summary>Only the public ports of a host are published to everyone.</summary>
    public static Rule PortForbidden { get; } = Error(
        "port-forbidden", "Only the public ports of a host are published to everyone.",
        "Every other one is an entrance nobody watches.");

    /// <summary>What is used on another host is linked to.</summary>
    public static Rule LinkMissing { get; } = Fixed(
        "link-missing", "What is used on another host is linked to.",
        "An arrow between hosts is not there by itself.");

    /// <summary>A link names a transport that leads to what it links to.</summary>
    public static Rule LinkTransport { get; } = Fixed(
        "link-transport", "A link names a transport that leads to what it links to.",
        "The URL would lead nowhere.");

    /// <summary>Services that use each other share a network, or a published port.</summary>
    public static Rule NetworkMissing { get; } = Fixed(
        "network-missing", "Services that use each other share a network, or a published port.",
        "They could not find each other.");

    /// <summary>Nothing uses what it was forbidden to use.</summary>
    public static Rule ForbiddenEdge { get; } = Error(
        "forbidden-edge", "Nothing uses what it was forbidden to use.",
        "Somebody decided that the two are kept apart.");

    /// <summary>Secrets are declared as secrets.</summary>
    public static Rule SecretPlain { get; } = Error(
        "secret-plain", "Secrets are declared as secrets.",
        "They would be readable in code, state and documents.");

    /// <summary>No secret is on a command line.</summary>
    public static Rule SecretOnCommandLine { get; } = Error(
        "secret-on-command-line", "No secret is on a command line.",
        "Everyone on the host can read command lines.");

    /// <summary>Secrets another stack keeps have a stack to be read from.</summary>
    public static Rule SecretSourceMissing { get; } = Fixed(
        "secret-source-missing", "Secrets another stack keeps have a stack to be read from.",
        "Their content could not be had.");

    /// <summary>A secret is used in one environment.</summary>
    public static Rule SecretAcrossStages { get; } = Error(
        "secret-across-stages", "A secret is used in one environment.",
        "What leaks from one would open the other.");
}
