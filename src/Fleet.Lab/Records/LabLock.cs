using Fleet.Lab.Machine;

namespace Fleet.Lab.Records;

/// <summary>A lock file that one process of the machine holds at a time. It goes with its holder, however that ends.</summary>
internal sealed class LabLock : IDisposable
{
    private readonly FileStream _file;

    private LabLock(FileStream file) => _file = file;

    /// <summary>
    /// The lock for what all labs share: numbers, addresses, namespaces, the machine's packages. Starting and ending a lab
    /// takes seconds, so labs take turns. The file stays, since removing a lock file is a race.
    /// </summary>
    public static Task<LabLock> MachineAsync(ILabLog log, TimeProvider time, CancellationToken cancellationToken) =>
        TakeAsync($"{LabPaths.RunRoot}.lock", "the machine's labs", log, time, cancellationToken);

    /// <summary>The lock for the cache of images.</summary>
    public static Task<LabLock> CacheAsync(ILabLog log, TimeProvider time, CancellationToken cancellationToken) =>
        TakeAsync($"{LabPaths.CacheRoot}/lock", "the image cache", log, time, cancellationToken);

    public void Dispose() => _file.Dispose();

    private static async Task<LabLock> TakeAsync(
        string path, string what, ILabLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream? file = null;
        var said = false;
        await Wait.UntilAsync(
            () =>
            {
                file = TryOpen(path);
                if (file is null && !said)
                {
                    said = true;
                    log.Say($"Waiting for another process that works on {what}.");
                }

                return file is not null;
            },
            TimeSpan.FromMinutes(10),
            time,
            () => $"Another process works on {what} for more than ten minutes. Find it with 'fuser {path}'.",
            cancellationToken);
        return new LabLock(file!);
    }

    // Sharing nothing takes an advisory lock on Unix, which fails with an IOException while another holds it.
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not DirectoryNotFoundException)
        {
            return null;
        }
    }
}
