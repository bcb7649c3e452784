namespace Fleet.Compose.Loading;

/// <summary>Paths that are written in a file.</summary>
internal static class Folders
{
    /// <summary>A path as seen from a folder.</summary>
    public static string Join(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path));

    /// <summary>How a path is named in messages: as seen from the folder of the first file, when it is below.</summary>
    public static string Name(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative.Replace('\\', '/');
    }
}
