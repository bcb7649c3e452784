using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fleet.Engine.State;

namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// The line of those that wait for a stack, first come, first served. It is a courtesy among them: what decides is the
/// lease. One that no longer renews its place loses it.
/// </summary>
internal sealed class WaitQueue(IObjectStore store, StackFiles files, EngineEnvironment environment, LockIdentity identity) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, (string Version, long SeenAt)> _seen = [];
    private string? _place;
    private long _count;

    /// <summary>Takes or keeps a place in the line; true when nobody living stands before it.</summary>
    public async Task<bool> IsFirstAsync(CancellationToken cancellationToken)
    {
        var now = environment.Time.GetUtcNow();
        _place ??= string.Create(
            CultureInfo.InvariantCulture, $"{files.QueueFolder}/{now.UtcTicks:D20}-{environment.NewId()}.json");
        await store.WriteAsync(_place, Ticket(), cancellationToken);
        foreach (var other in await store.ListAsync(files.QueueFolder, cancellationToken))
        {
            if (string.CompareOrdinal(other.Key, _place) >= 0)
            {
                break;
            }

            if (await store.ReadAsync(other.Key, cancellationToken) is { } ticket)
            {
                if (IsAlive(other.Key, ticket))
                {
                    return false;
                }

                await store.DeleteAsync(other.Key, cancellationToken);
            }
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_place is { } place)
        {
            await store.DeleteAsync(place, CancellationToken.None);
        }
    }

    private byte[] Ticket() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["pid"] = identity.ProcessId,
        ["machine"] = identity.Machine,
        ["start"] = identity.Start,
        ["username"] = identity.UserName,
        ["hostname"] = identity.HostName,
        ["count"] = ++_count,
    }.ToJsonString());

    private bool IsAlive(string key, StoredObject ticket)
    {
        var holder = Read(ticket.Content);
        if (holder?.HasEnded() == true)
        {
            return false;
        }

        if (!_seen.TryGetValue(key, out var seen) || seen.Version != ticket.Version)
        {
            _seen[key] = (ticket.Version, environment.Time.GetTimestamp());
            return true;
        }

        return environment.Time.GetElapsedTime(seen.SeenAt) < Patience;
    }

    private static LockIdentity? Read(byte[] content)
    {
        try
        {
            var root = JsonNode.Parse(content)!;
            return new LockIdentity
            {
                ProcessId = (int)root["pid"]!,
                UserName = (string)root["username"]!,
                HostName = (string)root["hostname"]!,
                Machine = (string)root["machine"]!,
                Start = (string)root["start"]!,
            };
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException
            or FormatException or NullReferenceException or ArgumentException)
        {
            return null;
        }
    }
}
