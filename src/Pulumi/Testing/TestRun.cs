using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Runs a program against mocks.</summary>
internal static class TestRun
{
    /// <returns>All resources, the stack included.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    /// <exception cref="AggregateException">It did so several times.</exception>
    public static async Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, TestOptions? options, Func<Stack> makeStack)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var settings = DeploymentSettings.ForTest(options);
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks, settings);
        await Runner.RunAsync(new DeploymentRun(settings, monitor, engine), makeStack);
        return engine.Errors switch
        {
            [] => monitor.Resources,
            [var only] => throw new RunException(only),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }

    /// <returns>All resources but the stack, which the program did not declare, and its outputs.</returns>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> RunAsync(
        IMocks mocks, TestOptions? options, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await RunAsync(mocks, options, () => new Stack(
            async () => outputs = await createResources() ?? new Dictionary<string, object?>(), null));
        return ([.. resources.Where(resource => resource is not Stack)], outputs);
    }
}
