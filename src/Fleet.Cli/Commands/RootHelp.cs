namespace Fleet.Cli.Commands;

/// <summary>What <c>fleet --help</c> says beyond the list of commands.</summary>
internal static class RootHelp
{
    /// <summary>The text.</summary>
    public static HelpText Text { get; } = new()
    {
        Details = "Options and stack files are Pulumi's: what you know from 'pulumi up' works here, on the same files.",
        Examples =
        [
            ("fleet lab up", "try everything on simulated hosts of this machine (as root)"),
            ("fleet preview --stack prod", "what would change, and why"),
            ("fleet up --stack prod", "show the plan, ask, then make it so"),
            ("fleet up --stack prod --yes --json", "the same in a pipeline: one event a line"),
        ],
        Notes =
        [
            ("0", "done as asked"),
            ("1", "it did not work, for a reason without a code of its own"),
            ("2", "bad command line, project file or configuration"),
            ("3", "passphrase missing or wrong"),
            ("4", "an operation on a resource failed"),
            ("6", "no such stack, or none selected"),
            ("7", "there are changes, and --expect-no-changes was given"),
            ("8", "you said no"),
            ("130", "ended by a signal (Ctrl-C)"),
            ("255", "a fault of Fleet itself"),
        ],
    };
}
