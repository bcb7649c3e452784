using Fleet.Compose;
using Pulumi;

namespace Fleet.Components;

/// <summary>The entry point of a program that declares a fleet.</summary>
/// <example><code>
/// return await FleetProgram.RunAsync(fleet =>
/// {
///     var atlas = fleet.Add(new LinuxHost("atlas"));
///     var shop = atlas.Add(new ContainerStack("shop"));
///     shop.Add(new Service("web", "docker.io/acme/web:1.4.0"));
/// });
/// </code></example>
public static class FleetProgram
{
    /// <summary>What is written into a file instead of registering anything, by the variable that names the file.</summary>
    private static readonly (string Variable, Func<FleetModel, string> Write)[] Documents =
    [
        ("FLEET_MODEL", model => model.ToDocument().ToJson()),
        ("FLEET_COMPOSE", model => ComposeDocument.Of(model).ToJson()),
    ];

    /// <summary>
    /// Declares the fleet, checks it as a whole, and registers what the running stack owns. With <c>FLEET_MODEL</c> set
    /// the checked model is written to that file instead, with <c>FLEET_COMPOSE</c> its stacks as Compose files, and nothing is
    /// registered.
    /// </summary>
    /// <param name="declare">Declares hosts, stacks and services. It contacts nothing and registers nothing.</param>
    /// <param name="also">Registers Pulumi resources of the operator's own, after the check.</param>
    /// <returns>The exit code for the process.</returns>
    public static async Task<int> RunAsync(Action<FleetModel> declare, Action<FleetResources>? also = null)
    {
        if (Asked() is not [] && Environment.GetEnvironmentVariable("PULUMI_MONITOR") is null)
        {
            return await WriteAloneAsync(declare);
        }

        return await Deployment.RunAsync(() => Run(declare, also));
    }

    /// <summary>
    /// What <see cref="RunAsync"/> does inside of a deployment, for programs and tests that start one themselves.
    /// </summary>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="ModelException">The model has errors; nothing was registered.</exception>
    public static IDictionary<string, object?> Run(Action<FleetModel> declare, Action<FleetResources>? also = null)
    {
        var model = Checked(declare, Deployment.Instance.IsDryRun, warning => Log.Warn(warning));
        if (Asked() is not [] and var files)
        {
            files.ForEach(file => File.WriteAllText(file.Path, file.Write(model)));
            return new Dictionary<string, object?>();
        }

        return FleetRegistration.Register(model, also);
    }

    private static List<(string Path, Func<FleetModel, string> Write)> Asked() =>
    [
        .. from document in Documents
           let path = Environment.GetEnvironmentVariable(document.Variable)
           where path is { Length: > 0 }
           select (path, document.Write),
    ];

    private static async Task<int> WriteAloneAsync(Action<FleetModel> declare)
    {
        try
        {
            var model = Checked(declare, isPreview: true, _ => { });
            foreach (var (path, write) in Asked())
            {
                await File.WriteAllTextAsync(path, write(model));
            }

            return 0;
        }
        catch (RunException problem)
        {
#pragma warning disable RS0030 // There is no engine to tell it to.
            await Console.Error.WriteLineAsync(problem.Message);
#pragma warning restore RS0030
            return 1;
        }
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    // What a file says wrong is the operator's to mend, and no stack trace helps with that.
    private static void Declare(Action<FleetModel> declare, FleetModel model)
    {
        try
        {
            declare(model);
        }
        catch (DeclarationException problem)
        {
            throw new RunException(problem.Message, problem);
        }
    }

    private static FleetModel Checked(Action<FleetModel> declare, bool isPreview, Action<string> warn)
    {
        var texts = ProgramConfig.Read(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
        var model = new FleetModel(FleetConfig.Read(texts) with { Today = Today() });
        Declare(declare, model);

        IReadOnlyList<Finding> findings = [.. model.Check(), .. AddressRules.Check(model, isPreview ? FindingSeverity.Warning : FindingSeverity.Error)];
        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            throw new ModelException(findings);
        }

        foreach (var finding in findings)
        {
            warn($"[{finding.Rule}] {finding.Message}");
        }

        return model;
    }
}
