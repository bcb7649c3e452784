namespace Fleet.Cli.Commands;

/// <summary>Keeps what a fault of Fleet left behind, for whoever mends it.</summary>
internal static class CrashLog
{
    /// <summary>Writes the exception to a file of its own and says which.</summary>
    public static string Write(ProjectSession session, Exception exception)
    {
        var folder = LogFolder(session);
        var path = Path.Combine(folder, $"crash-{session.Surroundings.Clock.GetUtcNow():yyyyMMdd-HHmmss}.log");
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, exception.ToString());
        return path;
    }

    /// <summary>Where log files of a session go: the project's own folder, or the temporary one outside of a project.</summary>
    public static string LogFolder(ProjectSession session) =>
        session.IsInProject ? Path.Combine(session.Workspace.Folder, ".fleet", "logs") : Path.GetTempPath();
}
