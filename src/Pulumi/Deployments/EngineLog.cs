using Pulumirpc;

namespace Pulumi;

/// <summary>Sends messages to the engine, one after the other, in the order they were given.</summary>
internal sealed class EngineLog(IEngine engine, Action<Task> track)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    public bool HasErrors { get; private set; }

    public Task WriteAsync(
        LogSeverity severity, string message, Resource? resource = null, int? streamId = null, bool? isEphemeral = null)
    {
        Task sent;
        lock (_gate)
        {
            HasErrors |= severity == LogSeverity.Error;
            sent = _last = SendAfterAsync(_last, severity, message, resource, streamId ?? 0, isEphemeral ?? false);
        }

        track(sent);
        return sent;
    }

    private async Task SendAfterAsync(
        Task previous, LogSeverity severity, string message, Resource? resource, int streamId, bool isEphemeral)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await engine.LogAsync(new LogRequest
            {
                Severity = severity,
                Message = message,
                Urn = await UrnAsync(resource),
                StreamId = streamId,
                Ephemeral = isEphemeral,
            });
        }
        catch (Exception exception)
        {
            throw new LogException(exception);
        }
    }

    // A message about a resource whose registration failed is a message all the same.
    private static async Task<string> UrnAsync(Resource? resource)
    {
        if (resource is null)
        {
            return "";
        }

        var urn = resource.Urn.DataTask;
        await ((Task)urn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return urn.TryGetResult(out var data) ? data.Value ?? "" : "";
    }
}
