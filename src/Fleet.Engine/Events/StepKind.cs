namespace Fleet.Engine.Events;

/// <summary>What a step does to one resource.</summary>
public enum StepKind
{
    /// <summary>Nothing: it is as declared.</summary>
    Same,

    /// <summary>Makes an object.</summary>
    Create,

    /// <summary>Changes the object in place.</summary>
    Update,

    /// <summary>Removes an object that is no longer declared.</summary>
    Delete,

    /// <summary>Marks that an object gives way to another; the work is in the next two.</summary>
    Replace,

    /// <summary>Makes the object that takes over.</summary>
    CreateReplacement,

    /// <summary>Removes the object that gave way.</summary>
    DeleteReplaced,

    /// <summary>Reads an object that someone else owns.</summary>
    Read,

    /// <summary>Reads an object that someone else owns in place of one that was read or owned before.</summary>
    ReadReplacement,

    /// <summary>Forgets an object that someone else owns.</summary>
    Discard,

    /// <summary>Forgets an object that someone else owns, since another took its place.</summary>
    DiscardReplaced,

    /// <summary>Reads an own object to record what it is like.</summary>
    Refresh,

    /// <summary>Takes over an object that exists.</summary>
    Import,

    /// <summary>Takes over an object that exists in place of a recorded one.</summary>
    ImportReplacement,

    /// <summary>Forgets the mark of an object that was removed for its replacement.</summary>
    RemovePendingReplace,
}
