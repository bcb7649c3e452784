using Fleet.Engine.Execution;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>What a program is told of the run it belongs to.</summary>
internal static class DeploymentFacts
{
    public static DeploymentInfo Of(RunContext run)
    {
        var info = new DeploymentInfo
        {
            Project = run.Project,
            Stack = run.Stack,
            Organization = "organization",
            DryRun = run.IsPreview,
            Parallel = run.Options.Parallel,
        };
        foreach (var (key, value) in run.Config)
        {
            info.Config[key] = value.Text;
            if (value.IsSecret)
            {
                info.ConfigSecretKeys.Add(key);
            }
        }

        info.SupportedFeatures.AddRange(Features.All);
        return info;
    }
}
