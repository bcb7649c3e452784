namespace Pulumi.Experimental;

/// <summary>How much a message matters.</summary>
public enum LogSeverity
{
    /// <summary>For those who look for a fault.</summary>
    Debug,

    /// <summary>For everybody.</summary>
    Info,

    /// <summary>Something may be wrong.</summary>
    Warning,

    /// <summary>Something is wrong: the update fails.</summary>
    Error,
}
