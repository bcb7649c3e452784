namespace Fleet.TestKit;

/// <summary>A folder of the test's own, removed with its content afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The absolute path. Short, since socket paths made in it have at most 108 bytes.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ft-").FullName;

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
