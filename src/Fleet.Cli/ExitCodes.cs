namespace Fleet.Cli;

/// <summary>
/// What the process answers with. 0 to 9 and 255 mean what they mean for <c>pulumi</c>, so that scripts carry over;
/// 130 is the shell's word for "ended by Ctrl-C". Documented in <c>docs/cli.md</c>.
/// </summary>
internal static class ExitCodes
{
    /// <summary>Done as asked.</summary>
    public const int Success = 0;

    /// <summary>It did not work, for a reason that has no code of its own.</summary>
    public const int Failure = 1;

    /// <summary>The command line, a file of the project or its configuration is not valid.</summary>
    public const int Configuration = 2;

    /// <summary>A passphrase is missing or wrong.</summary>
    public const int Authentication = 3;

    /// <summary>At least one operation on a resource failed.</summary>
    public const int ResourceFailed = 4;

    /// <summary>There is no such stack, or none is selected.</summary>
    public const int StackNotFound = 6;

    /// <summary>There are changes, and <c>--expect-no-changes</c> was given.</summary>
    public const int UnexpectedChanges = 7;

    /// <summary>The operator said no.</summary>
    public const int Declined = 8;

    /// <summary>Ended by a signal.</summary>
    public const int Cancelled = 130;

    /// <summary>A fault of Fleet itself.</summary>
    public const int Bug = 255;
}
