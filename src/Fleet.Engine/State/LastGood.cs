using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>A state before the current one that keeps all rules.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Content">The checkpoint's bytes.</param>
/// <param name="Resources">How many resources it holds.</param>
internal sealed record LastGood(string Place, byte[] Content, int Resources)
{
    private const int MostBackups = 20;

    /// <summary>The newest good one among the checkpoint's backup and the copies of past runs; null when there is none.</summary>
    public static async Task<LastGood?> FindAsync(StackStore stack, CancellationToken cancellationToken)
    {
        var backups = await stack.Store.ListAsync(stack.Files.BackupFolder, cancellationToken);
        var keys = backups.Reverse().Take(MostBackups).Select(item => item.Key).Prepend(stack.Files.Backup);
        foreach (var key in keys)
        {
            if (await stack.Store.ReadAsync(key, cancellationToken) is { } stored && Count(stored.Content) is { } count)
            {
                return new LastGood(stack.Store.Describe(key), stored.Content, count);
            }
        }

        return null;
    }

    private static int? Count(byte[] content)
    {
        try
        {
            var raw = RawCheckpoint.Parse(content);
            var deployment = DeploymentJson.Read(raw, BlindSecrets.Instance);
            return Integrity.Check(deployment).IsEmpty ? deployment.Resources.Length : null;
        }
        catch (Exception exception) when (exception is JsonException or StateFormatException or DiagnosticException
            or InvalidOperationException or FormatException or KeyNotFoundException or InvalidDataException)
        {
            return null;
        }
    }
}
