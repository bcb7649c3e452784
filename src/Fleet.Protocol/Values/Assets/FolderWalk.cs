namespace Fleet.Protocol.Values.Assets;

/// <summary>
/// The files of a folder in the order that hashes depend on: each folder's entries by name, ordinal, folders where their
/// name stands.
/// </summary>
internal static class FolderWalk
{
    /// <summary>Each file's name relative to the folder, with <c>/</c>, and its path.</summary>
    public static IEnumerable<(string Name, string Path)> Files(string folder) => Files(new DirectoryInfo(folder), "");

    private static IEnumerable<(string Name, string Path)> Files(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = prefix + entry.Name;
            if (entry is not DirectoryInfo inner)
            {
                yield return (name, entry.FullName);
            }
            // A link to a folder may lead in circles; the tools' own folders, which change with every run, are no content.
            else if (inner.LinkTarget is null && inner.Name is not (".pulumi" or ".fleet"))
            {
                foreach (var file in Files(inner, name + "/"))
                {
                    yield return file;
                }
            }
        }
    }
}
