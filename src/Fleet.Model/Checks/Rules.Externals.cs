namespace Fleet;

/// <content>Rules about what is outside of the fleet, and about drawings.</content>
public static partial class Rules
{
    /// <summary>Addresses are of externals that are declared.</summary>
    public static Rule ExternalUnknown { get; } = Fixed(
        "external-unknown", "Addresses are of externals that are declared.",
        "A misspelt name would leave the right one without its address.");

    /// <summary>What is only planned is not used.</summary>
    public static Rule ExternalPlanned { get; } = Error(
        "external-planned", "What is only planned is not used.",
        "Nothing answers there.");

    /// <summary>What is used from outside of the fleet is published.</summary>
    public static Rule ExternalUnreached { get; } = Error(
        "external-unreached", "What is used from outside of the fleet is published.",
        "Nobody outside could reach it.");

    /// <summary>Words about a use are about one that is there.</summary>
    public static Rule PurposeUnused { get; } = Warning(
        "purpose-unused", "Words about a use are about one that is there.",
        "Whoever reads them would believe it.");

    /// <summary>A flow is between its participants.</summary>
    public static Rule FlowParticipant { get; } = Error(
        "flow-participant", "A flow is between its participants.",
        "It could not be drawn.");

    /// <summary>A procedure leads from its first step over every other to an end.</summary>
    public static Rule ProcedureStep { get; } = Fixed(
        "procedure-step", "A procedure leads from its first step over every other to an end.",
        "Whoever follows it would stand still, or walk in a circle.");
}
