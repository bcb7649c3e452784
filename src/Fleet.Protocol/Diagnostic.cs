namespace Fleet.Protocol;

/// <summary>How bad a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>For someone who searches a fault; hidden unless asked for.</summary>
    Debug,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what was meant; the run goes on.</summary>
    Warning,

    /// <summary>The run, or this resource's part of it, fails.</summary>
    Error,
}

/// <summary>
/// Something an operator should know or mend. Problems are collected and returned as values; only bugs and lost
/// connections throw.
/// </summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Summary">What was being done to what, and what went wrong: one sentence with a full stop.</param>
public sealed record Diagnostic(Severity Severity, string Summary)
{
    /// <summary>The resource it is about; empty when none.</summary>
    public Urn Urn { get; init; }

    /// <summary>The property it is about, as a path such as <c>ports[0].external</c>; empty when none.</summary>
    public string PropertyPath { get; init; } = "";

    /// <summary>Where it was declared, as <c>file:line:column</c>; empty when unknown.</summary>
    public string Location { get; init; } = "";

    /// <summary>More lines of explanation, such as the last lines of a log; empty when none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What to do now; empty when there is nothing to say.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Summary, detail and hint as text.</summary>
    public override string ToString() =>
        string.Join('\n', new[] { Summary, Detail, Hint }.Where(part => part.Length > 0));
}
