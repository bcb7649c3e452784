using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Programs;

/// <summary>How programs of the Node.js runtime are started: through the official SDK's own runner.</summary>
internal static class NodePrograms
{
    /// <summary>Says how to start the program.</summary>
    /// <exception cref="DiagnosticException">The SDK is not installed.</exception>
    public static ProgramCommand Prepare(ProgramContext context, ImmutableSortedDictionary<string, string> environment)
    {
        var options = context.Project.RuntimeOptions;
        List<string> arguments =
        [
            "node", .. NodeArguments(options), Runner(context), "--monitor", context.MonitorAddress, "--engine", context.MonitorAddress,
            "--organization", ProgramCommands.Organization, "--project", context.Project.Name,
            "--root-directory", context.RootDirectory, "--stack", context.Stack,
            "--pwd", context.ProgramDirectory, "--parallel", $"{context.Parallel}",
        ];
        if (context.IsPreview)
        {
            arguments.Add("--dry-run");
        }

        arguments.Add(File.Exists(context.Main) ? Path.GetFileName(context.Main) : ".");
        var typeScript = options.Find("typescript")?.AsBool() ?? true;
        environment = environment
            .SetItem("PULUMI_NODEJS_TYPESCRIPT", typeScript ? "true" : "false")
            .SetItem(NodeOptions.Variable, NodeOptions.Value(
                environment.GetValueOrDefault(NodeOptions.Variable) ?? Environment.GetEnvironmentVariable(NodeOptions.Variable)));
        if (options.Find("tsconfig")?.AsText() is { Length: > 0 } config)
        {
            environment = environment.SetItem("PULUMI_NODEJS_TSCONFIG_PATH", config);
        }

        return new ProgramCommand([.. arguments], context.ProgramDirectory, environment);
    }

    private static string Runner(ProgramContext context) =>
        Environment.GetEnvironmentVariable("PULUMI_LANGUAGE_NODEJS_RUN_PATH")
        ?? Find(context.ProgramDirectory)
        ?? throw new DiagnosticException(
            $"Program '{context.ProgramDirectory}': the package @pulumi/pulumi is not installed.",
            "Run 'npm ci' (or 'npm install') in the program's folder.");

    // One text as Pulumi has it, or a list.
    private static IEnumerable<string> NodeArguments(PropertyMap options) => options.Find("nodeargs") switch
    {
        PropertyValue.Text text => NodeOptions.Split(text.Value),
        PropertyValue.List list => list.Items.Select(item => item.AsText() ?? ""),
        _ => [],
    };

    private static string? Find(string folder)
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
