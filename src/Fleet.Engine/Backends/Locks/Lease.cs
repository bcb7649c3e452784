using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Engine.State;

namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// The right to change a stack for a while. It is one object of the store, written only when it still is what was read:
/// so of two that want it, one gets it. It stays when it is released, so that its number only grows.
/// </summary>
internal sealed record Lease
{
    /// <summary>Counts the leases of a stack; a higher one has taken over.</summary>
    public required long Token { get; init; }

    /// <summary>The holder's own id, which is also the name of its lock file; empty when nobody holds it.</summary>
    public string Id { get; init; } = "";

    public LockIdentity? Holder { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Renewed { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Counts renewals, so that each is another content.</summary>
    public long Renewals { get; init; }

    /// <summary>True when its holder has ended with a journal left over: whoever comes next must fold it first.</summary>
    public bool IsAbandoned { get; init; }

    public bool IsFree => Id.Length == 0 || IsAbandoned;

    public StackLock Describe() => new(Holder!.ProcessId, Holder.UserName, Holder.HostName, Since)
    {
        RunUrl = Holder.RunUrl,
        Until = Renewed + Duration,
        Token = Token,
        IsDead = Holder.HasEnded(),
    };

    public byte[] Write() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["token"] = Token,
        ["id"] = Id,
        ["pid"] = Holder?.ProcessId ?? 0,
        ["username"] = Holder?.UserName ?? "",
        ["hostname"] = Holder?.HostName ?? "",
        ["machine"] = Holder?.Machine ?? "",
        ["start"] = Holder?.Start ?? "",
        ["run"] = Holder?.RunUrl ?? "",
        ["since"] = ResourceJson.Rfc3339(Since),
        ["renewed"] = ResourceJson.Rfc3339(Renewed),
        ["seconds"] = Duration.TotalSeconds,
        ["renewals"] = Renewals,
        ["abandoned"] = IsAbandoned,
    }.ToJsonString(Json) + "\n");

    /// <summary>Reads a lease; null when the bytes are none.</summary>
    public static Lease? Read(byte[] content)
    {
        try
        {
            var root = JsonNode.Parse(content)!;
            return new Lease
            {
                Token = (long)root["token"]!,
                Id = (string)root["id"]!,
                Holder = new LockIdentity
                {
                    ProcessId = (int)root["pid"]!,
                    UserName = (string)root["username"]!,
                    HostName = (string)root["hostname"]!,
                    Machine = (string)root["machine"]!,
                    Start = (string)root["start"]!,
                    RunUrl = (string)root["run"]!,
                },
                Since = (DateTimeOffset)root["since"]!,
                Renewed = (DateTimeOffset)root["renewed"]!,
                Duration = TimeSpan.FromSeconds((double)root["seconds"]!),
                Renewals = (long)root["renewals"]!,
                IsAbandoned = (bool)root["abandoned"]!,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or NullReferenceException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
