namespace Fleet.Engine.State;

/// <summary>Which commit a folder is at, read from Git's own files: no process is started for it.</summary>
internal static class GitCommit
{
    /// <summary>The commit and the full name of the branch; empty where there are none.</summary>
    public static (string Commit, string Branch) Of(string folder)
    {
        try
        {
            for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
            {
                if (GitFolder(Path.Combine(parent, ".git")) is { } git)
                {
                    return Head(git);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The history does without.
        }

        return ("", "");
    }

    // In a worktree '.git' is a file: 'gitdir: /path'.
    private static string? GitFolder(string path) => Directory.Exists(path) ? path
        : File.Exists(path) && File.ReadAllText(path) is var text && text.StartsWith("gitdir: ", StringComparison.Ordinal)
            ? Path.GetFullPath(text["gitdir: ".Length..].Trim(), Path.GetDirectoryName(path)!)
            : null;

    private static (string Commit, string Branch) Head(string git)
    {
        var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (!head.StartsWith("ref: ", StringComparison.Ordinal))
        {
            return (head, "");
        }

        var branch = head["ref: ".Length..];
        var common = Path.Combine(git, "commondir");
        var shared = File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), git) : git;
        foreach (var file in new[] { git, shared }.Select(place => Path.Combine(place, branch)))
        {
            if (File.Exists(file))
            {
                return (File.ReadAllText(file).Trim(), branch);
            }
        }

        var packed = Path.Combine(shared, "packed-refs");
        var line = File.Exists(packed)
            ? File.ReadLines(packed).FirstOrDefault(entry => entry.EndsWith($" {branch}", StringComparison.Ordinal))
            : null;
        return (line?.Split(' ')[0] ?? "", branch);
    }
}
