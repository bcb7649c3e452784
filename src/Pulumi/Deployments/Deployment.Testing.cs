using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Runs programs against mocks, without an engine.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a program that is a class.</summary>
    /// <returns>The resources it declared, the stack included.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestRun.RunAsync(mocks, options, Activator.CreateInstance<TStack>);

    /// <summary>Runs a program that is a class which a service provider makes.</summary>
    /// <returns>The resources it declared, the stack included.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack => TestRun.RunAsync(mocks, options, Make<TStack>(serviceProvider));

    /// <summary>Runs a program without outputs.</summary>
    /// <returns>The resources it declared.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    /// <summary>Runs an asynchronous program without outputs.</summary>
    /// <returns>The resources it declared.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestRun.RunAsync(testMocks, testOptions, async () =>
        {
            await createResources();
            return new Dictionary<string, object?>();
        });
        return resources;
    }

    /// <summary>Runs a program whose result are the stack's outputs.</summary>
    /// <returns>The resources it declared, and the outputs.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestRun.RunAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs an asynchronous program whose result are the stack's outputs.</summary>
    /// <returns>The resources it declared, and the outputs.</returns>
    /// <exception cref="RunException">The program failed or logged an error.</exception>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestRun.RunAsync(testMocks, testOptions, createResources);
}
