using Fleet.Protocol;
using Fleet.Remote;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Resources;

/// <summary>Turns what transports throw into errors about a resource.</summary>
internal static class RemoteErrors
{
    /// <summary>Runs an operation; a failed connection becomes an error that names the resource.</summary>
    public static async Task<T> AboutAsync<T>(Urn urn, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (RemoteException exception)
        {
            throw Error(urn, exception.Summary, exception.Hint, exception.Detail, exception);
        }
        catch (DockerUnreachableException exception) when (Find(exception) is { } remote)
        {
            throw Error(urn, remote.Summary, remote.Hint, remote.Detail, exception);
        }
        catch (DockerException exception)
        {
            throw Error(urn, exception.Message, inner: exception);
        }
    }

    private static RemoteException? Find(Exception? exception) =>
        exception as RemoteException ?? (exception is null ? null : Find(exception.InnerException));

    /// <summary>An error about a resource.</summary>
    public static DiagnosticException Error(
        Urn urn, string summary, string hint = "", string detail = "", Exception? inner = null) => new(
            [new Diagnostic(Severity.Error, summary) { Urn = urn, Hint = hint, Detail = detail }], inner);
}
