namespace Fleet.Engine;

/// <summary>What a run does to a stack.</summary>
public enum Operation
{
    /// <summary>Runs the program and says what an update would do. Takes no lock and changes nothing.</summary>
    Preview,

    /// <summary>Runs the program and makes the stack what it declares.</summary>
    Up,

    /// <summary>Reads every recorded object and records what it is like. Runs no program unless told to.</summary>
    Refresh,

    /// <summary>Removes everything that is recorded. Runs no program unless told to.</summary>
    Destroy,

    /// <summary>Records objects that exist as resources of the stack. Runs no program.</summary>
    Import,
}
