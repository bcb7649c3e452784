namespace Fleet.TestKit;

/// <summary>A folder of the test's own, removed with its content afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes a folder where the machine's temporary files are.</summary>
    public TempFolder()
        : this(Directory.CreateTempSubdirectory("ft-").FullName)
    {
    }

    private TempFolder(string path) => Path = path;

    /// <summary>The absolute path. Short, since socket paths made in it have at most 108 bytes.</summary>
    public string Path { get; }

    /// <summary>A folder in memory, where the machine has that: for tests that flush files thousands of times.</summary>
    public static TempFolder InMemory() => Directory.Exists("/dev/shm")
        ? new TempFolder(Directory.CreateDirectory($"/dev/shm/ft-{System.IO.Path.GetRandomFileName()}").FullName)
        : new TempFolder();

    /// <summary>The path of something in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, making its folders.</summary>
    public string Write(string name, string content)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
