using System.Globalization;

namespace Fleet.Engine.State;

/// <summary>Where a stack's files are in a backend, relative to its root: Pulumi's layout.</summary>
internal sealed record StackFiles(string Project, string Stack)
{
    private static readonly string[] CheckpointSuffixes = [".json", ".json.gz", ".json.zst"];

    public const string Meta = ".pulumi/meta.yaml";

    public string QualifiedName => $"organization/{Project}/{Stack}";

    public string Checkpoint => $"{StackFolder(Project)}/{Stack}.json";

    public string GzipCheckpoint => Checkpoint + ".gz";

    public string Backup => Checkpoint + ".bak";

    /// <summary>What a run has done since the checkpoint was written; our own format.</summary>
    public string Journal => $"{StackFolder(Project)}/{Stack}.journal";

    public string Tags => $"{StackFolder(Project)}/{Stack}.pulumi-tags";

    public string ZstdCheckpoint => Checkpoint + ".zst";

    /// <summary>Who may change the stack; our own format.</summary>
    public string Lease => $".pulumi/fleet/leases/{Project}/{Stack}.json";

    /// <summary>Who waits for the stack; our own format.</summary>
    public string QueueFolder => $".pulumi/fleet/queue/{Project}/{Stack}";

    /// <summary>A change of passphrase under way; our own format.</summary>
    public string Rotation => $".pulumi/fleet/rotations/{Project}/{Stack}.json";

    public string LockFolder => $".pulumi/locks/organization/{Project}/{Stack}";

    public string HistoryFolder => $".pulumi/history/{Project}/{Stack}";

    public string BackupFolder => $".pulumi/backups/{Project}/{Stack}";

    /// <summary>A lock in Pulumi's form.</summary>
    public string LockFile(string id) => $"{LockFolder}/{id}.json";

    /// <summary>A copy of a checkpoint as it was at a time.</summary>
    public string BackupCopy(DateTimeOffset time) => $"{BackupFolder}/{Stack}.{Nanoseconds(time)}.json";

    /// <summary>The number by which Pulumi names files of a time.</summary>
    public static string Nanoseconds(DateTimeOffset time) =>
        ((time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture);

    /// <summary>The stack whose checkpoint has this file name; null for other files.</summary>
    public static string? StackOf(string name) => CheckpointSuffixes
        .Where(suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
        .Select(suffix => name[..^suffix.Length]).FirstOrDefault();

    public static string StackFolder(string project) => $".pulumi/stacks/{project}";
}
