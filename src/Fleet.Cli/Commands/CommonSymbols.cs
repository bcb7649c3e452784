using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary>Options that several commands have, spelled alike everywhere.</summary>
internal static class CommonSymbols
{
    /// <summary><c>--stack</c>.</summary>
    public static Option<string?> Stack() => new("--stack", "-s")
    {
        Description = "The stack; by default the selected one (fleet stack select).",
        HelpName = "NAME",
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json", "-j") { Description = "Machine-readable output on stdout." };

    /// <summary><c>--yes</c>.</summary>
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do not ask for confirmation." };

    /// <summary><c>--show-secrets</c>.</summary>
    public static Option<bool> ShowSecrets() => new("--show-secrets") { Description = "Print secrets in clear." };
}
