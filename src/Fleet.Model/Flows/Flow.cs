namespace Fleet;

/// <summary>
/// Who says what to whom, in order: a deploy, a backup, a login. It is declared as data, drawn as a sequence, and done by
/// nobody.
/// </summary>
/// <param name="name">The permanent name, unique in the fleet.</param>
/// <example><code>
/// var agent = new FlowParticipant("Agent", "App Agent");
/// var relay = new FlowParticipant("Relay", "Relay API", gateway);
/// fleet.Add(new Flow("deploy")
/// {
///     Participants = { agent, relay },
///     Steps =
///     {
///         new FlowMessage(agent, relay, "Deploy request"),
///         new FlowNote("one at a time", relay),
///         new FlowFrame("Staging") { Steps = { new FlowMessage(relay, agent, "Done") { IsReply = true } } },
///     },
/// });
/// </code></example>
public sealed class Flow(string name)
{
    /// <summary>The permanent name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is called in drawings; its name unless said.</summary>
    public string? Title { get; init; }

    /// <summary>The system it belongs to; none unless said.</summary>
    public string? System { get; init; }

    /// <summary>What it is, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>True when its messages are counted.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Who takes part, from left to right.</summary>
    public List<FlowParticipant> Participants { get; } = [];

    /// <summary>What happens, in order.</summary>
    public List<FlowStep> Steps { get; } = [];

    /// <summary>Every message, those in frames included, in order.</summary>
    public IEnumerable<FlowMessage> Messages => Steps.SelectMany(step => step.Messages);
}
