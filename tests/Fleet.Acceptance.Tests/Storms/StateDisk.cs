using System.Diagnostics;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>A small file system in memory in place of the harbour's state folder, with what was in there. It goes with its test.</summary>
public sealed class StateDisk : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;

    /// <summary>Puts it in place.</summary>
    public StateDisk(Harbour harbour)
    {
        _folder = harbour.StateFolder;
        _aside = _folder + "-aside";
        Directory.Move(_folder, _aside);
        Directory.CreateDirectory(_folder);
        Run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", _folder);
        Run("cp", "-a", _aside + "/.", _folder);
    }

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Writes until there is no byte left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 1 << 16, 1 << 12, 1 })
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, for pieces of this size.
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    /// <summary>Puts the folder back as it was, with what is in there now.</summary>
    public void Dispose()
    {
        Free();
        Directory.Delete(_aside, recursive: true);
        Run("cp", "-a", _folder, _aside);
        Run("umount", "-l", _folder);
        Directory.Delete(_folder);
        Directory.Move(_aside, _folder);
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command} {string.Join(' ', arguments)}' failed.");
        }
    }
}
