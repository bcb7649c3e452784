namespace Fleet.TestKit;

/// <summary>Where the repository's files are while its tests run.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>Fleet.sln</c>.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Fleet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Bug: tests run outside of the repository.");
    }
}
