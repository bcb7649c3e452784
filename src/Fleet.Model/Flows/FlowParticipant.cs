namespace Fleet;

/// <summary>Somebody who takes part in a flow.</summary>
/// <param name="Name">The name, unique in its flow.</param>
/// <param name="Title">What it is called in drawings.</param>
/// <param name="Stands">What of the fleet it stands for; nothing unless said.</param>
public sealed record FlowParticipant(string Name, string Title, EdgeEnd? Stands = null);
