namespace Pulumi.Docker.Outputs;

/// <summary>A limit of a process.</summary>
[OutputType]
public sealed class ContainerUlimit
{
    /// <summary>The hard limit; -1 for none.</summary>
    public readonly int Hard;

    /// <summary>The limit's name.</summary>
    public readonly string Name;

    /// <summary>The soft limit; -1 for none.</summary>
    public readonly int Soft;

    [OutputConstructor]
    private ContainerUlimit(
        int hard,
        string name,
        int soft)
    {
        Hard = hard;
        Name = name;
        Soft = soft;
    }
}
