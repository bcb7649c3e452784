namespace Pulumi.Docker.Outputs;

/// <summary>A limit of processes while building.</summary>
[OutputType]
public sealed class RegistryImageBuildUlimit
{
    /// <summary>The hard limit.</summary>
    public readonly int Hard;

    /// <summary>The limit's name.</summary>
    public readonly string Name;

    /// <summary>The soft limit.</summary>
    public readonly int Soft;

    [OutputConstructor]
    private RegistryImageBuildUlimit(
        int hard,
        string name,
        int soft)
    {
        Hard = hard;
        Name = name;
        Soft = soft;
    }
}
