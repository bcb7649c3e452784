using System.Collections.Immutable;
using Pulumirpc;

namespace Pulumi;

/// <summary>
/// Runs a Pulumi program: everything it declares is declared inside of the function given to <c>RunAsync</c>, whose
/// result is the process's exit code.
/// </summary>
public sealed partial class Deployment
{
    private readonly DeploymentRun _run;

    internal Deployment(DeploymentRun run) => _run = run;

    /// <summary>The running deployment.</summary>
    /// <exception cref="InvalidOperationException">The caller is not inside of a running program.</exception>
    public static DeploymentInstance Instance => DeploymentRun.Required.Instance;

    /// <summary>Runs a program without outputs.</summary>
    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
    });

    /// <summary>Runs a program whose result are the stack's outputs.</summary>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) =>
        RunAsync(() => Task.FromResult(func()));

    /// <summary>Runs an asynchronous program without outputs.</summary>
    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func();
        return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
    });

    /// <summary>Runs an asynchronous program whose result are the stack's outputs.</summary>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        Runner.RunAsync(() => new Stack(func, options));

    /// <summary>Runs a program that is a class: its constructor declares the resources.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => Runner.RunAsync(Activator.CreateInstance<TStack>);

    /// <summary>Runs a program that is a class which a service provider makes.</summary>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => Runner.RunAsync(Make<TStack>(serviceProvider));

    /// <summary>Fails unless the engine's version is in a range such as <c>&gt;=3.100.0 &lt;4.0.0</c>.</summary>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange) => DeploymentRun.Required.Engine
        .RequirePulumiVersionAsync(new RequirePulumiVersionRequest { PulumiVersionRange = pulumiVersionRange });

    /// <summary>Has a function change every later call of a provider function.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform) => _run.Invokes.RegisterTransform(transform);

    /// <summary>Whether the engine can change calls of provider functions.</summary>
    public Task<bool> MonitorSupportsInvokeTransforms() => _run.Features.InvokeTransformsAsync();

    /// <summary>Whether the engine calls resource hooks.</summary>
    public Task<bool> MonitorSupportsResourceHooks() => _run.Features.ResourceHooksAsync();

    /// <summary>Returns once every invoke transform registered so far is known to the engine.</summary>
    public Task AwaitPendingRegistrations() => _run.Invokes.WhenTransformsRegisteredAsync();

    private static Func<TStack> Make<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return () => serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"The service provider does not know {typeof(TStack)}. Register it before the program is run.");
    }
}
