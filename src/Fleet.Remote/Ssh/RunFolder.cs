using System.Diagnostics;
using System.Globalization;
using Fleet.Remote.Processes;

namespace Fleet.Remote.Ssh;

/// <summary>
/// A folder for the sockets of this run that only this user can enter. Its path is short, since ssh refuses control
/// paths of about 100 bytes. A small shell holds on to a pipe of this process: when that closes, however this process
/// ended, it closes every login that is left and removes the folder.
/// </summary>
internal sealed class RunFolder : IAsyncDisposable
{
    /// <summary>Logins are asked to end by their control sockets: a process id may mean another process by then.</summary>
    private const string WardenScript =
        """
        read -r _
        for socket in "$1"/m*; do
          if [ -S "$socket" ]; then ssh -F none -o ControlPath="$socket" -O exit -- host 2>/dev/null; fi
        done
        rm -rf -- "$1"
        """;

    private static readonly TimeSpan WardenTime = TimeSpan.FromSeconds(2);

    private const string Prefix = "fleet-run-";
    private const int LongestBase = 40;

    private readonly Process _warden;

    private RunFolder(string path)
    {
        Path = path;
        _warden = ChildProcess.Start("/bin/sh", ["-c", WardenScript, "sh", path]);
    }

    public string Path { get; }

    public static RunFolder Create()
    {
        var temporary = System.IO.Path.GetTempPath().TrimEnd('/');
        var root = temporary.Length <= LongestBase ? temporary : "/tmp";
        Sweep(root);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{RunMark.Current()}-{Random.Shared.Next(1 << 24):x}");
        var path = System.IO.Path.Combine(root, name);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new RunFolder(path);
    }

    public async ValueTask DisposeAsync()
    {
        _warden.StandardInput.Close();
        try
        {
            await _warden.WaitForExitAsync(CancellationToken.None).WaitAsync(WardenTime);
        }
        catch (TimeoutException)
        {
            await ChildProcess.StopAsync(_warden);
            Remove(Path);
        }

        _warden.Dispose();
    }

    private static void Sweep(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, $"{Prefix}*"))
        {
            var name = System.IO.Path.GetFileName(folder)[Prefix.Length..];
            if (RunMark.Parse(name[..Math.Max(0, name.LastIndexOf('-'))])?.HasEnded() == true)
            {
                Remove(folder);
            }
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
