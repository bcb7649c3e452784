using System.Formats.Tar;
using System.Text;

namespace Fleet.TestKit;

/// <summary>The files of a container image that has busybox and nothing else.</summary>
public static class BusyboxRoot
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly string[] Commands =
    [
        "sh", "cat", "echo", "env", "false", "grep", "hostname", "httpd", "id", "ip", "kill", "ls", "mkdir", "mount",
        "nc", "nslookup", "ping", "printf", "ps", "pwd", "rm", "sleep", "stat", "test", "touch", "true", "ulimit", "wc", "wget",
    ];

    /// <summary>Ends at once on TERM, which process 1 would ignore otherwise, and closes with code 0.</summary>
    private const string Rest = "#!/bin/sh\ntrap 'exit 0' TERM INT\nwhile :; do sleep 1 & wait $!; done\n";

    /// <summary>A tar archive of the root folder, read from its beginning.</summary>
    /// <param name="version">What <c>/etc/version</c> holds, so that two versions are two images.</param>
    public static MemoryStream Tar(string version)
    {
        var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var folder in new[] { "bin", "etc", "tmp", "root", "srv", "proc", "sys", "dev" })
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, folder) { Mode = Executable });
            }

            AddFile(tar, "bin/busybox", File.ReadAllBytes("/bin/busybox"));
            AddFile(tar, "bin/rest", Encoding.ASCII.GetBytes(Rest));
            AddFile(tar, "etc/version", Encoding.ASCII.GetBytes(version));
            AddFile(tar, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\nguest:x:1000:1000::/srv:/bin/sh\n"u8.ToArray());
            AddFile(tar, "etc/group", "root:x:0:\nguest:x:1000:\n"u8.ToArray());
            foreach (var command in Commands)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, $"bin/{command}") { LinkName = "busybox" });
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static void AddFile(TarWriter tar, string path, byte[] content) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
        {
            Mode = Executable,
            DataStream = new MemoryStream(content),
        });
}
