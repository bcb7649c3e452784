namespace Fleet.Cli.Terminals;

/// <summary>What a piece of text means; how it looks is decided where it is printed.</summary>
internal enum Tone
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>Beside the point: types, counts of unchanged things.</summary>
    Dim,

    /// <summary>A name or a heading.</summary>
    Strong,

    /// <summary>Something new.</summary>
    Add,

    /// <summary>Something that changes in place.</summary>
    Change,

    /// <summary>Something that goes.</summary>
    Remove,

    /// <summary>Something that goes and comes back.</summary>
    Replace,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}
