namespace Fleet.Cli.Commands;

/// <summary>The five things that can be done with a stack's resources.</summary>
internal enum RunVerb
{
    /// <summary>Say what an update would do.</summary>
    Preview,

    /// <summary>Make the hosts match the program.</summary>
    Up,

    /// <summary>Remove everything the stack owns.</summary>
    Destroy,

    /// <summary>Make the state match the hosts.</summary>
    Refresh,

    /// <summary>Record objects that exist as resources of the stack.</summary>
    Import,
}
