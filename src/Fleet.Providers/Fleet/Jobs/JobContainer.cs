using Fleet.Protocol;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Fleet.Jobs;

/// <summary>Builds what the engine is asked for.</summary>
internal static class JobContainer
{
    /// <summary>The label by which a resource's containers are known, whatever kind of resource.</summary>
    public const string UrnLabel = "dev.fleet.urn";

    /// <summary>The label with the fingerprint of the inputs that the container was made from.</summary>
    public const string InputsLabel = "dev.fleet.job.inputs";

    /// <summary>What the container is created from.</summary>
    public static ContainerSpec Spec(Urn urn, JobInputs job) => new()
    {
        Image = job.Image,
        Entrypoint = job.Entrypoints,
        Cmd = job.Command,
        Env = job.Envs,
        User = job.User,
        WorkingDir = job.WorkingDir,
        Labels = job.Labels.SetItem(UrnLabel, urn.Text).SetItem(InputsLabel, job.Fingerprint),
        HostConfig = new HostConfig
        {
            NetworkMode = job.Networks.IsEmpty ? null : job.Networks[0],
            RestartPolicy = new RestartPolicy("no", 0),
            Mounts = [.. job.Volumes.Select(Mount)],
        },
    };

    /// <summary>True when the container was made for this resource.</summary>
    public static bool IsOf(ContainerDetails container, Urn urn) =>
        container.Config.Labels?.GetValueOrDefault(UrnLabel) == urn.Text;

    /// <summary>True when the container was made from just these inputs.</summary>
    public static bool IsMadeFrom(ContainerDetails container, JobInputs job) =>
        container.Config.Labels?.GetValueOrDefault(InputsLabel) == job.Fingerprint;

    /// <summary>True when the container ran and ended.</summary>
    public static bool HasEnded(ContainerDetails container) => container.State.Status is "exited" or "dead";

    private static MountConfig Mount(JobMount mount) => new()
    {
        Type = mount.Source.StartsWith('/') ? "bind" : "volume",
        Source = mount.Source,
        Target = mount.Target,
        ReadOnly = mount.ReadOnly ? true : null,
    };
}
