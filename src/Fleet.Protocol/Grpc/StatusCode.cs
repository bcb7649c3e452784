namespace Fleet.Protocol.Grpc;

/// <summary>How a call ended, with gRPC's numbers.</summary>
public enum StatusCode
{
    /// <summary>It succeeded.</summary>
    Ok = 0,

    /// <summary>The caller, or the side that was shutting down, gave it up.</summary>
    Cancelled = 1,

    /// <summary>A failure without a better name.</summary>
    Unknown = 2,

    /// <summary>What was asked makes no sense, whatever the state of things.</summary>
    InvalidArgument = 3,

    /// <summary>The time that the caller granted is over.</summary>
    DeadlineExceeded = 4,

    /// <summary>The named thing does not exist.</summary>
    NotFound = 5,

    /// <summary>The named thing exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>Too much was asked, such as a message beyond the size limit.</summary>
    ResourceExhausted = 8,

    /// <summary>Not possible in the present state.</summary>
    FailedPrecondition = 9,

    /// <summary>Given up because of a conflict with another call.</summary>
    Aborted = 10,

    /// <summary>Beyond the end of something.</summary>
    OutOfRange = 11,

    /// <summary>The method does not exist there. Peers use it to find out what the other side can do.</summary>
    Unimplemented = 12,

    /// <summary>A bug, or a broken message.</summary>
    Internal = 13,

    /// <summary>Nobody answers, or the connection was lost.</summary>
    Unavailable = 14,

    /// <summary>Data was lost for good.</summary>
    DataLoss = 15,

    /// <summary>The caller did not say who it is.</summary>
    Unauthenticated = 16,
}
