namespace Fleet;

/// <content>Rules about settings, rules and names.</content>
public static partial class Rules
{
    /// <summary>Every setting the program asks for is in the stack's config.</summary>
    public static Rule SettingMissing { get; } = Fixed(
        "setting-missing", "Every setting the program asks for is in the stack's config.",
        "What is declared with it would be wrong.");

    /// <summary>Settings have the form they should have.</summary>
    public static Rule SettingInvalid { get; } = Fixed(
        "setting-invalid", "Settings have the form they should have.",
        "What is declared with them would be wrong.");

    /// <summary>A stack owns at least one host.</summary>
    public static Rule OwnsNothing { get; } = Fixed(
        "owns-nothing", "A stack owns at least one host.",
        "It would register nothing.");

    /// <summary>Settings name declared hosts only, by id or alias.</summary>
    public static Rule HostUnknown { get; } = Fixed(
        "host-unknown", "Settings name declared hosts only, by id or alias.",
        "A misspelt host would be left out in silence.");

    /// <summary>`fleet:rules` names rules that there are.</summary>
    public static Rule RuleUnknown { get; } = Fixed(
        "rule-unknown", "`fleet:rules` names rules that there are.",
        "A misspelt rule would be relaxed in silence.");

    /// <summary>Rules without which a fleet cannot be registered are neither relaxed nor waived.</summary>
    public static Rule RuleFixed { get; } = Fixed(
        "rule-fixed", "Rules without which a fleet cannot be registered are neither relaxed nor waived.",
        "Registering it would fail half-way.");

    /// <summary>A waiver says why.</summary>
    public static Rule WaiverReason { get; } = Error(
        "waiver-reason", "A waiver says why.",
        "Nobody could judge later whether it still holds.");

    /// <summary>A waiver has not outlived its day.</summary>
    public static Rule WaiverExpired { get; } = Warning(
        "waiver-expired", "A waiver has not outlived its day.",
        "Somebody meant to look at it again.");

    /// <summary>A waiver excuses something.</summary>
    public static Rule WaiverUnused { get; } = Warning(
        "waiver-unused", "A waiver excuses something.",
        "One that does not hides the next breach.");

    /// <summary>Names are lower-case letters, digits and hyphens.</summary>
    public static Rule NameMalformed { get; } = Fixed(
        "name-malformed", "Names are lower-case letters, digits and hyphens.",
        "They are permanent, and everything on the host is called by them.");

    /// <summary>Names are declared once: hosts, stacks, members, secrets, containers, and aliases in a network.</summary>
    public static Rule NameTaken { get; } = Fixed(
        "name-taken", "Names are declared once: hosts, stacks, members, secrets, containers, and aliases in a network.",
        "Two things of one name would take each other's place.");

    /// <summary>What is used is declared: stacks' members, secrets, endpoints, hosts.</summary>
    public static Rule Undeclared { get; } = Fixed(
        "undeclared", "What is used is declared: stacks' members, secrets, endpoints, hosts.",
        "Nothing would make it.");

    /// <summary>A network or volume made elsewhere is known to be on the host.</summary>
    public static Rule NetworkUnknown { get; } = Warning(
        "network-unknown", "A network or volume made elsewhere is known to be on the host.",
        "Starting what uses it would fail there.");

    /// <summary>A plain URL in a variable names something the service can find in its networks.</summary>
    public static Rule AliasUnknown { get; } = Warning(
        "alias-unknown", "A plain URL in a variable names something the service can find in its networks.",
        "The name would not resolve; a typed endpoint cannot be misspelt.");
}
