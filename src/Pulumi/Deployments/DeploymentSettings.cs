using System.Globalization;

namespace Pulumi;

/// <summary>What the engine tells the program it starts.</summary>
internal sealed record DeploymentSettings
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required bool IsDryRun { get; init; }

    public string Organization { get; init; } = "organization";

    public string? RootDirectory { get; init; }

    public string Monitor { get; init; } = "";

    public string Engine { get; init; } = "";

    public ConfigValues Config { get; init; } = ConfigValues.Empty;

    /// <summary>The name of the stack's root resource.</summary>
    public string RootName => $"{Project}-{Stack}";

    /// <summary>Reads the environment.</summary>
    /// <exception cref="InvalidOperationException">The program was not started by an engine.</exception>
    public static DeploymentSettings FromEnvironment()
    {
        var monitor = Read("PULUMI_MONITOR");
        var engine = Read("PULUMI_ENGINE");
        var project = Read("PULUMI_PROJECT");
        var stack = Read("PULUMI_STACK");
        if (monitor is null || engine is null || project is null || stack is null
            || !bool.TryParse(Read("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(Read("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(Read("PULUMI_PARALLEL"), NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI, or `fleet`.");
        }

        return new DeploymentSettings
        {
            Project = project,
            Stack = stack,
            IsDryRun = isDryRun,
            Organization = Read("PULUMI_ORGANIZATION") ?? "organization",
            RootDirectory = Read("PULUMI_ROOT_DIRECTORY"),
            Monitor = monitor,
            Engine = engine,
            Config = ConfigValues.FromJson(Read("PULUMI_CONFIG"), Read("PULUMI_CONFIG_SECRET_KEYS")),
        };
    }

    /// <summary>What a tested program is told; the configuration comes from the environment, as otherwise.</summary>
    public static DeploymentSettings ForTest(Testing.TestOptions? options) => new()
    {
        Project = options?.ProjectName ?? "project",
        Stack = options?.StackName ?? "stack",
        IsDryRun = options?.IsPreview ?? true,
        Organization = options?.OrganizationName ?? "organization",
        RootDirectory = options?.RootDirectory,
        Config = ConfigValues.FromJson(Read("PULUMI_CONFIG"), Read("PULUMI_CONFIG_SECRET_KEYS")),
    };

    /// <summary>Whether an environment variable is <c>1</c> or <c>true</c>.</summary>
    public static bool IsSet(string variable) =>
        Read(variable) is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
