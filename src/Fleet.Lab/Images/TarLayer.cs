using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Fleet.Lab.Images;

/// <summary>Composes a layer in memory, the same bytes for the same content.</summary>
internal sealed class TarLayer
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch.AddYears(54);

    private readonly List<UstarTarEntry> _entries = [];
    private readonly HashSet<string> _folders = [];

    public TarLayer AddFile(string path, string text, int mode = 0b110_100_100) => AddFile(path, Encoding.UTF8.GetBytes(text), mode);

    public TarLayer AddProgram(string path, string text) => AddFile(path, text, 0b111_101_101);

    public TarLayer AddFile(string path, byte[] content, int mode)
    {
        AddFolders(path);
        Write(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) }, mode);
        return this;
    }

    public TarLayer AddLink(string path, string target)
    {
        AddFolders(path);
        Write(new UstarTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target }, 0b111_111_111);
        return this;
    }

    public TarLayer AddFolder(string path, int mode = 0b111_101_101, int owner = 0)
    {
        AddFolders(path);
        if (_folders.Add(path))
        {
            Write(new UstarTarEntry(TarEntryType.Directory, path + "/") { Uid = owner, Gid = owner }, mode);
        }

        return this;
    }

    /// <summary>The layer with what was added.</summary>
    public ImageLayer ToLayer()
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in _entries)
            {
                writer.WriteEntry(entry);
            }
        }

        var bytes = stream.ToArray();
        return new ImageLayer(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, () => new MemoryStream(bytes));
    }

    private void AddFolders(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_folders.Add(path[..slash]))
            {
                Write(new UstarTarEntry(TarEntryType.Directory, path[..slash] + "/"), 0b111_101_101);
            }
        }
    }

    private void Write(UstarTarEntry entry, int mode)
    {
        entry.Mode = (UnixFileMode)mode;
        entry.ModificationTime = Time;
        _entries.Add(entry);
    }
}
