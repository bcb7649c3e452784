namespace Fleet;

/// <summary>Something the check of the model has to say.</summary>
/// <param name="Severity">An error keeps the whole model from being registered.</param>
/// <param name="Rule">The rule's name, for example <c>port-taken</c>.</param>
/// <param name="Resource">The path of what it is about.</param>
/// <param name="Subject">The same in words, for example <c>Service 'atlas/shop/web'</c>.</param>
/// <param name="Reason">What is wrong, without a full stop.</param>
/// <param name="Mend">What to do about it, without a full stop.</param>
public sealed record Finding(
    FindingSeverity Severity, string Rule, string Resource, string Subject, string Reason, string Mend)
{
    /// <summary>What excuses it; <see langword="null"/> when nothing does.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>The whole text.</summary>
    public string Message => $"{Subject}: {Reason}. {Mend}{(Mend.EndsWith('?') ? "" : ".")}";

    /// <inheritdoc/>
    public override string ToString() => $"{(Severity == FindingSeverity.Error ? "error" : "warning")} [{Rule}] {Message}";

    internal static Finding Error(string rule, StackMember about, string reason, string mend) =>
        new(FindingSeverity.Error, rule, about.Path, $"{about.Noun} '{about.Path}'", reason, mend);

    internal static Finding Warning(string rule, StackMember about, string reason, string mend) =>
        new(FindingSeverity.Warning, rule, about.Path, $"{about.Noun} '{about.Path}'", reason, mend);

    internal static Finding Error(string rule, EdgeEnd about, string reason, string mend) => about.Thing switch
    {
        StackMember member => Error(rule, member, reason, mend),
        _ => new(FindingSeverity.Error, rule, about.Path, char.ToUpperInvariant(about.Name[0]) + about.Name[1..], reason, mend),
    };

    internal static Finding Error(string rule, ContainerStack about, string reason, string mend) =>
        new(FindingSeverity.Error, rule, about.Path, $"Stack '{about.Path}'", reason, mend);

    internal static Finding Warning(string rule, Host about, string reason, string mend) =>
        new(FindingSeverity.Warning, rule, about.Id, $"Host '{about.Id}'", reason, mend);

    internal static Finding Error(string rule, Host about, string reason, string mend) =>
        new(FindingSeverity.Error, rule, about.Id, $"Host '{about.Id}'", reason, mend);
}

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Warning,

    /// <summary>The model is not registered.</summary>
    Error,
}
