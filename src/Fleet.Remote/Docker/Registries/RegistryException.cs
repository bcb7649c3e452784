namespace Fleet.Remote.Docker;

/// <summary>A registry did not give what was asked of it from this machine.</summary>
public sealed class RegistryException(string registry, string operation, string reason, int status, Exception? inner = null)
    : DockerException(
        registry, operation, $"Registry '{registry}' could not be asked to {operation}: {reason.TrimEnd('.')}.", inner)
{
    /// <summary>The answer's status; 0 when there was none.</summary>
    public int Status { get; } = status;

    /// <summary>The registry has no such thing.</summary>
    public bool IsNotFound => Status == 404;
}
