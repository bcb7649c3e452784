using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.Programs;

/// <summary>
/// How the program of a project is started, by its runtime: the same arguments and variables that Pulumi's language
/// hosts use.
/// </summary>
internal static class ProgramCommands
{
    public const string Organization = "organization";

    /// <summary>Makes the program ready, building it when it is stale, and says how to start it.</summary>
    /// <exception cref="DiagnosticException">The runtime is not one of those that work, or the build failed.</exception>
    public static async Task<ProgramCommand> PrepareAsync(ProgramContext context, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(context.ProgramDirectory))
        {
            throw new DiagnosticException(
                $"Program of project '{context.Project.Name}': there is no folder or file '{context.Main}'.",
                "Correct 'main' in Pulumi.yaml.");
        }

        return context.Project.Runtime switch
        {
            "dotnet" => await DotnetAsync(context, cancellationToken),
            "nodejs" => NodePrograms.Prepare(context, Common(context)),
            "" => throw new DiagnosticException(
                $"Project '{context.Project.Name}' says no 'runtime', so there is no program to run.",
                "Set 'runtime' in Pulumi.yaml to dotnet or nodejs."),
            var other => throw new DiagnosticException(
                $"Project '{context.Project.Name}': runtime '{other}' is not one that Fleet starts.",
                "Set 'runtime' in Pulumi.yaml to dotnet or nodejs."),
        };
    }

    private static async Task<ProgramCommand> DotnetAsync(ProgramContext context, CancellationToken cancellationToken)
    {
        var binary = context.Project.RuntimeOptions.Find("binary")?.AsText();
        var target = binary is null
            ? await DotnetBuild.EnsureAsync(context.Main, cancellationToken)
            : Path.GetFullPath(Path.Combine(context.RootDirectory, binary));
        if (!File.Exists(target))
        {
            throw new DiagnosticException(
                $"Program of project '{context.Project.Name}': there is no file '{target}'.",
                "Build it, or correct 'binary' below 'runtime.options' in Pulumi.yaml.");
        }

        ImmutableArray<string> arguments = target.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? ["dotnet", target]
            : [target];
        var environment = Common(context).AddRange(
        [
            new("PULUMI_MONITOR", context.MonitorAddress),
            new("PULUMI_ENGINE", context.MonitorAddress),
            new("PULUMI_ORGANIZATION", Organization),
            new("PULUMI_PROJECT", context.Project.Name),
            new("PULUMI_STACK", context.Stack),
            new("PULUMI_ROOT_DIRECTORY", context.RootDirectory),
            new("PULUMI_PWD", context.ProgramDirectory),
            new("PULUMI_DRY_RUN", context.IsPreview ? "true" : "false"),
            new("PULUMI_QUERY_MODE", "false"),
            new("PULUMI_PARALLEL", $"{context.Parallel}"),
        ]);
        return new ProgramCommand(arguments, context.ProgramDirectory, environment);
    }

    private static ImmutableSortedDictionary<string, string> Common(ProgramContext context) =>
        context.Environment.AddRange(
        [
            new("PULUMI_CONFIG", JsonSerializer.Serialize(context.Config)),
            new("PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(context.SecretKeys)),
        ]);
}
