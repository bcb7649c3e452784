namespace Fleet.Cli.Commands;

/// <summary>What help says about a command beyond its one line.</summary>
internal sealed record HelpText
{
    /// <summary>The heading under which the parent lists the command.</summary>
    public string Group { get; init; } = "Commands";

    /// <summary>More lines under the description.</summary>
    public string Details { get; init; } = "";

    /// <summary>Command lines worth copying, with what they do.</summary>
    public IReadOnlyList<(string Command, string Meaning)> Examples { get; init; } = [];

    /// <summary>Rows of a closing table.</summary>
    public IReadOnlyList<(string Left, string Right)> Notes { get; init; } = [];
}
