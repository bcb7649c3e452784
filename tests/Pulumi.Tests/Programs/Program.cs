using System.Diagnostics.CodeAnalysis;
using Pulumi.Tests.Fakes;

namespace Pulumi.Tests.Programs;

/// <summary>The test assembly is also an executable: its argument names one of these programs.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) => arguments.SingleOrDefault() switch
    {
        "action" => await Deployment.RunAsync(() => { Declare(); }),
        "outputs" => await Deployment.RunAsync(() => Outputs("text", Declare().Text)),
        "async" => await Deployment.RunAsync(async () =>
        {
            await Task.Yield();
            Declare();
        }),
        "async-outputs" => await Deployment.RunAsync(async () =>
        {
            await Task.Yield();
            return Outputs("text", Declare().Text);
        }),
        "stack" => await Deployment.RunAsync<TextStack>(),
        "service-provider" => await Deployment.RunAsync<TextStack>(new Services()),
        "unassigned" => await Deployment.RunAsync<UnassignedStack>(),
        "throws" => await Deployment.RunAsync(() => { _ = None().Text; }),
        "ignores-the-result" => await IgnoreResultAsync(),
        "logs-an-error" => await Deployment.RunAsync(() => Log.Error("no")),
        "where" => await Deployment.RunAsync(() => Outputs("where", Where())),
        _ => throw new ArgumentException($"There is no program '{string.Join(' ', arguments)}'."),
    };

    private static Thing None() => throw new InvalidOperationException("none");

    private static Thing Declare() => new("a", new ThingArgs { Text = "hi" });

    private static Dictionary<string, object?> Outputs(string name, object? value) => new() { [name] = value };

    private static string Where()
    {
        var here = Deployment.Instance;
        return $"{here.OrganizationName}/{here.ProjectName}/{here.StackName} in {here.RootDirectory}, "
            + $"preview {here.IsDryRun}, text {new Config().Require("text")}";
    }

    private static async Task<int> IgnoreResultAsync()
    {
        await Deployment.RunAsync(() => { _ = None().Text; });
        return Environment.ExitCode;
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the SDK.")]
    private sealed class TextStack : Stack
    {
        public TextStack() => Text = Declare().Text!;

        [Output("text")]
        public Output<string> Text { get; set; }
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the SDK.")]
    private sealed class UnassignedStack : Stack
    {
        [Output("text")]
        public Output<string> Text { get; set; } = null!;
    }

    private sealed class Services : IServiceProvider
    {
        public object GetService(Type serviceType) => new TextStack();
    }
}
