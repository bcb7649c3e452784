namespace Fleet.Remote;

/// <summary>What kept an operation on a host from being done.</summary>
public enum RemoteFailure
{
    /// <summary>The address is outside of what <c>FLEET_ALLOW_NET</c> allows; nothing was contacted.</summary>
    AddressRefused,

    /// <summary>No connection: refused, no route, unknown name, or no answer in time.</summary>
    NotReached,

    /// <summary>The host answered and did not let the user in.</summary>
    AuthenticationFailed,

    /// <summary>The host's key is unknown or not the expected one.</summary>
    HostKeyWrong,

    /// <summary>The connection broke while it was used; whether the operation took effect is not known.</summary>
    ConnectionLost,

    /// <summary>The host forbids forwarding, or nobody listens at the forwarded socket or address.</summary>
    ForwardingRefused,

    /// <summary>The host allows no more sessions on the connection.</summary>
    SessionRefused,

    /// <summary>A command did not end in its time.</summary>
    TimedOut,

    /// <summary>A command that the operation needs ended with an error.</summary>
    CommandFailed,
}
