using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Engine.State;

namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// A file in the stack's folder of locks, in Pulumi's form. To Pulumi any such file of somebody else means that the
/// stack is held; ours have a member more, which says that a lease decides.
/// </summary>
/// <param name="Holder">Who wrote it.</param>
/// <param name="IsOurs">True when it belongs to a lease.</param>
internal sealed record LockFile(StackLock Holder, bool IsOurs)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True when it is Pulumi's and its process has ended on this machine.</summary>
    public bool IsStale => !IsOurs && LockIdentity.HasEnded(Holder.ProcessId, Holder.HostName, Holder.Since);

    public static byte[] Write(LockIdentity holder, DateTimeOffset now) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["pid"] = holder.ProcessId,
        ["username"] = holder.UserName,
        ["hostname"] = holder.HostName,
        ["timestamp"] = ResourceJson.Rfc3339(now),
        ["lease"] = true,
    }.ToJsonString(Json));

    public static LockFile Read(StoredObject stored)
    {
        try
        {
            var root = JsonNode.Parse(stored.Content)!;
            return new LockFile(
                new StackLock(
                    (int)root["pid"]!,
                    (string?)root["username"] ?? "",
                    (string?)root["hostname"] ?? "",
                    (DateTimeOffset)root["timestamp"]!),
                (bool?)root["lease"] == true);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or NullReferenceException or ArgumentException)
        {
            return new LockFile(new StackLock(0, "someone", "unknown", stored.LastWrite), false);
        }
    }
}
