namespace Fleet.Lab;

/// <summary>What a simulated host is like for whoever logs in.</summary>
public enum LabHostKind
{
    /// <summary>An ordinary Linux server.</summary>
    Linux,

    /// <summary>
    /// Network storage as Synology ships it: sshd forwards nothing, root does not log in, the engine's socket is root's alone,
    /// the Docker command is in a folder that logins without a terminal do not search, there is no sftp, and the data is below
    /// <c>/volume1</c>.
    /// </summary>
    Synology,
}
