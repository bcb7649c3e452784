namespace Fleet.Lab.Records;

/// <summary>Where the parts of one simulated host are, seen from the machine.</summary>
internal sealed record HostPaths(LabPaths Lab, string Name)
{
    public string Namespace => $"{Lab.Bridge}-{Name}";

    public string NamespaceFile => $"{LabPaths.NamespaceRoot}/{Namespace}";

    public string Root => $"{Lab.Run}/{Name}";

    /// <summary>The host's own <c>/run</c>.</summary>
    public string Run => $"{Root}/run";

    /// <summary>What the lab keeps in the host: configuration, logs and process ids.</summary>
    public string Own => $"{Run}/fleet";

    public string Ready => $"{Own}/ready";

    public string HolderPid => $"{Root}/holder.pid";

    public string HolderLog => $"{Root}/holder.log";

    public string EngineSocket => $"{Run}/docker.sock";

    public string EngineLog => $"{Own}/dockerd.log";

    public string SshLog => $"{Own}/sshd.log";

    public string Data => $"{Lab.Data}/{Name}";

    public string Disk => $"{Data}/disk.img";

    public string Cgroup => $"{Lab.CgroupParent}/{Name}";
}
