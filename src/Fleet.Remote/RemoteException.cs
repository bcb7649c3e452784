namespace Fleet.Remote;

/// <summary>An operation on a host could not be done. It is no bug: the message is for the operator.</summary>
public sealed class RemoteException(
    RemoteFailure failure, string host, string summary, string hint = "", string detail = "", Exception? inner = null)
    : IOException(string.Join('\n', new[] { summary, detail, hint }.Where(part => part.Length > 0)), inner)
{
    /// <summary>What went wrong, for code.</summary>
    public RemoteFailure Failure { get; } = failure;

    /// <summary>True when the host's rules forbid it, so that it is not worth trying again.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>The host's name in messages.</summary>
    public string Host { get; } = host;

    /// <summary>What went wrong, in a sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>What to do now; empty when there is nothing to say.</summary>
    public string Hint { get; } = hint;

    /// <summary>More lines, such as what ssh said; empty when none.</summary>
    public string Detail { get; } = detail;
}
