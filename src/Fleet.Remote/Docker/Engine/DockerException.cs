using System.Net;

namespace Fleet.Remote.Docker;

/// <summary>A call to a Docker engine did not work out.</summary>
public abstract class DockerException(string endpoint, string operation, string message, Exception? inner)
    : Exception(message, inner)
{
    /// <summary>The engine's endpoint, such as <c>unix:///var/run/docker.sock</c>.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>What was asked for, such as <c>create container 'gateway'</c>.</summary>
    public string Operation { get; } = operation;
}

/// <summary>The engine answered, and said no.</summary>
public sealed class DockerApiException(
    string endpoint, string operation, HttpStatusCode status, string engineMessage, Exception? inner = null)
    : DockerException(
        endpoint, operation, $"Engine at '{endpoint}' refused to {operation}: {Sentence(engineMessage)}", inner)
{
    /// <summary>The answer's status; OK when the error came at the end of a progress stream.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>What the engine said.</summary>
    public string EngineMessage { get; } = engineMessage;

    /// <summary>The object does not exist.</summary>
    public bool IsNotFound => Status == HttpStatusCode.NotFound;

    /// <summary>The object is in use, or its name is taken.</summary>
    public bool IsConflict => Status == HttpStatusCode.Conflict;

    private static string Sentence(string text) => text.TrimEnd().TrimEnd('.') + ".";
}

/// <summary>The engine could not be reached, or the connection broke before it had answered.</summary>
public sealed class DockerUnreachableException(string endpoint, string operation, string reason, Exception? inner)
    : DockerException(
        endpoint, operation, $"Engine at '{endpoint}' could not be reached to {operation}: {reason.TrimEnd('.')}.", inner)
{
    /// <summary>Why, as far as known.</summary>
    public string Reason { get; } = reason;

    /// <summary>What the host's connection said, with its hint; null when the engine is not on another host.</summary>
    public RemoteException? Remote => Find(InnerException);

    /// <summary>True when the two sides do not trust each other's certificates: asking again changes nothing.</summary>
    public bool IsDistrust => TlsRefusal.Find(InnerException) is not null;

    /// <summary>
    /// True when there was a connection that broke, so that it is worth asking again; a refused or impossible one does not count.
    /// </summary>
    public bool IsConnectionLost => this switch
    {
        { Remote: { } remote } => remote.Failure == RemoteFailure.ConnectionLost,
        { IsDistrust: true } => false,
        { InnerException: HttpRequestException http } => http.HttpRequestError != HttpRequestError.ConnectionError,
        _ => InnerException is IOException,
    };

    /// <summary>
    /// True when what may be done twice should be tried again. Where a connection broke, the engine or the way to it may be gone for
    /// a moment, so that from the second attempt on it counts too that there is none.
    /// </summary>
    /// <param name="attempt">The attempt that failed, counted from one.</param>
    public bool IsWorthRepeating(int attempt) => IsConnectionLost
        || (attempt > 1 && Remote is null or { Failure: RemoteFailure.NotReached or RemoteFailure.ForwardingRefused });

    private static RemoteException? Find(Exception? exception) =>
        exception as RemoteException ?? (exception is null ? null : Find(exception.InnerException));
}
