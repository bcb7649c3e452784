using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Engine.Backends;

namespace Fleet.Engine.State;

/// <summary>
/// A change of passphrase under way: the checkpoint as it is to be once the stack's configuration file has the new salt.
/// That file decides: as long as it has the old one, nothing has happened.
/// </summary>
/// <param name="BaseHash">The digest of the checkpoint that is to be replaced.</param>
/// <param name="Salt">The new salt.</param>
/// <param name="Checkpoint">The new checkpoint.</param>
internal sealed record Rotation(string BaseHash, string Salt, byte[] Checkpoint)
{
    public Task WriteAsync(IObjectStore store, StackFiles files, CancellationToken cancellationToken) =>
        store.WriteAsync(
            files.Rotation,
            Encoding.UTF8.GetBytes(new JsonObject
            {
                ["base"] = BaseHash,
                ["salt"] = Salt,
                ["checkpoint"] = Convert.ToBase64String(Checkpoint),
            }.ToJsonString()),
            cancellationToken);

    /// <summary>The change that a checkpoint and a configuration are in the middle of; null when there is none.</summary>
    public static async Task<Rotation?> FindAsync(
        IObjectStore store, StackFiles files, string hash, Func<string> configSalt, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(files.Rotation, cancellationToken) is not { } stored)
        {
            return null;
        }

        try
        {
            var root = JsonNode.Parse(stored.Content)!;
            var rotation = new Rotation(
                (string)root["base"]!, (string)root["salt"]!, Convert.FromBase64String((string)root["checkpoint"]!));
            return rotation.BaseHash == hash && rotation.Salt == configSalt() ? rotation : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }
}
