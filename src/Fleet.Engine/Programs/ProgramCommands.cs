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
    private const string Organization = "organization";

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
            "nodejs" => Node(context),
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

    private static ProgramCommand Node(ProgramContext context)
    {
        var run = Environment.GetEnvironmentVariable("PULUMI_LANGUAGE_NODEJS_RUN_PATH")
            ?? NodeRunner(context.ProgramDirectory)
            ?? throw new DiagnosticException(
                $"Program '{context.ProgramDirectory}': the package @pulumi/pulumi is not installed.",
                "Run 'npm ci' (or 'npm install') in the program's folder.");
        List<string> arguments =
        [
            "node", run, "--monitor", context.MonitorAddress, "--engine", context.MonitorAddress,
            "--organization", Organization, "--project", context.Project.Name,
            "--root-directory", context.RootDirectory, "--stack", context.Stack,
            "--pwd", context.ProgramDirectory, "--parallel", $"{context.Parallel}",
        ];
        if (context.IsPreview)
        {
            arguments.Add("--dry-run");
        }

        arguments.Add(File.Exists(context.Main) ? Path.GetFileName(context.Main) : ".");
        var typeScript = context.Project.RuntimeOptions.Find("typescript")?.AsBool() ?? true;
        return new ProgramCommand(
            [.. arguments],
            context.ProgramDirectory,
            Common(context).Add("PULUMI_NODEJS_TYPESCRIPT", typeScript ? "true" : "false"));
    }

    private static ImmutableSortedDictionary<string, string> Common(ProgramContext context) =>
        context.Environment.AddRange(
        [
            new("PULUMI_CONFIG", JsonSerializer.Serialize(context.Config)),
            new("PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(context.SecretKeys)),
        ]);

    private static string? NodeRunner(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "node_modules", "@pulumi", "pulumi", "cmd", "run");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
