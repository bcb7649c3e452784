using Fleet.Cli.Commands;
using Fleet.Cli.Runs;
using Fleet.Cli.Terminals;

namespace Fleet.Cli;

/// <summary>What the process gives to the commands. Tests give their own.</summary>
internal sealed record Surroundings
{
    /// <summary>The folder the process was started in.</summary>
    public required string Folder { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Opens the operator's terminal.</summary>
    public required Func<GlobalOptions, Terminal> OpenTerminal { get; init; }

    /// <summary>Makes what runs operations on a stack.</summary>
    public required DeployerFactory OpenDeployer { get; init; }

    /// <summary>Signals that ask the process to end.</summary>
    public required Interrupts Interrupts { get; init; }
}
