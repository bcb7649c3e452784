namespace Fleet.Engine.Programs;

/// <summary>Where what is known of programs is kept between runs.</summary>
internal static class ProgramCache
{
    /// <summary>The folder, below the user's cache; made when it is missing.</summary>
    public static string Folder()
    {
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var folder = Path.Combine(cache.Length > 0 ? cache : Path.GetTempPath(), "fleet", "programs");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
