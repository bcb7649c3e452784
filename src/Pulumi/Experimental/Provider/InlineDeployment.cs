using System.Collections.Immutable;
using Fleet.Protocol.Grpc;

namespace Pulumi.Experimental.Provider;

/// <summary>
/// Runs a part of another program's deployment: resources are registered with the engine that program talks to, and it is
/// that program that says when everything is done.
/// </summary>
internal static class InlineDeployment
{
    public static DeploymentSettings SettingsOf(Pulumirpc.ConstructRequest message) => new()
    {
        Project = message.Project,
        Stack = message.Stack,
        IsDryRun = message.DryRun,
        Organization = Organization(message.Organization),
        Monitor = message.MonitorEndpoint,
        Config = new(message.Config.ToImmutableDictionary(), [.. message.ConfigSecretKeys]),
    };

    public static DeploymentSettings SettingsOf(Pulumirpc.CallRequest message) => new()
    {
        Project = message.Project,
        Stack = message.Stack,
        IsDryRun = message.DryRun,
        Organization = Organization(message.Organization),
        Monitor = message.MonitorEndpoint,
        Config = new(message.Config.ToImmutableDictionary(), [.. message.ConfigSecretKeys]),
    };

    /// <summary>The function's result, once everything that it started is done.</summary>
    /// <exception cref="RunException">Something that it started failed.</exception>
    public static async Task<T> RunAsync<T>(DeploymentSettings settings, GrpcChannel engine, Func<Task<T>> part)
    {
        // Hooks and transforms of the part may be called until the program ends, so their server stays.
        using var monitor = new GrpcChannel(settings.Monitor);
        var run = new DeploymentRun(settings, new GrpcMonitor(monitor), new GrpcEngine(engine));
        run.Enter();
        var result = await part();
        return await run.WhenIdleOrFailedAsync() is { Count: > 0 } failures
            ? throw new RunException(string.Join('\n', failures.Select(failure => failure.Message)), failures[0])
            : result;
    }

    private static string Organization(string given) => given.Length > 0 ? given : "organization";
}
