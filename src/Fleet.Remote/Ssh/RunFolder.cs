using System.Diagnostics;
using System.Globalization;

namespace Fleet.Remote.Ssh;

/// <summary>
/// A folder for the sockets of this run that only this user can enter. Its path is short, since ssh refuses control
/// paths of about 100 bytes. Folders of runs that were killed are removed by the next one.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "fleet-ssh-";
    private const int LongestBase = 40;

    private RunFolder(string path) => Path = path;

    public string Path { get; }

    public static RunFolder Create()
    {
        var temporary = System.IO.Path.GetTempPath().TrimEnd('/');
        var root = temporary.Length <= LongestBase ? temporary : "/tmp";
        Sweep(root);
        using var self = Process.GetCurrentProcess();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{self.Id}-{self.StartTime.Ticks / TimeSpan.TicksPerSecond:x}-{Random.Shared.Next():x}");
        var path = System.IO.Path.Combine(root, name);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new RunFolder(path);
    }

    public void Dispose() => Remove(Path);

    private static void Sweep(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, $"{Prefix}*"))
        {
            var parts = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-');
            if (parts.Length == 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id)
                && long.TryParse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var started)
                && !IsRunning(id, started))
            {
                Remove(folder);
            }
        }
    }

    private static bool IsRunning(int id, long started)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            // The start time is computed from ticks since boot and may differ by a second from one reading to another.
            return Math.Abs((process.StartTime.Ticks / TimeSpan.TicksPerSecond) - started) <= 2;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone already.
        }
    }
}
