namespace Fleet.Engine.State;

/// <summary>Where a stack's files are in a backend, relative to its root: Pulumi's layout.</summary>
internal sealed record StackFiles(string Project, string Stack)
{
    public const string Meta = ".pulumi/meta.yaml";

    public string QualifiedName => $"organization/{Project}/{Stack}";

    public string Checkpoint => $"{StackFolder(Project)}/{Stack}.json";

    public string GzipCheckpoint => Checkpoint + ".gz";

    public string Backup => Checkpoint + ".bak";

    /// <summary>What a run has done since the checkpoint was written; our own format.</summary>
    public string Journal => $"{StackFolder(Project)}/{Stack}.journal";

    public string Tags => $"{StackFolder(Project)}/{Stack}.pulumi-tags";

    public string LockFolder => $".pulumi/locks/organization/{Project}/{Stack}";

    public string HistoryFolder => $".pulumi/history/{Project}/{Stack}";

    public string BackupFolder => $".pulumi/backups/{Project}/{Stack}";

    public static string StackFolder(string project) => $".pulumi/stacks/{project}";
}
