using System.Reflection;
using Pulumirpc;

namespace Pulumi;

/// <summary>Runs a program to its end and tells how it went by the exit code.</summary>
internal static class Runner
{
    /// <summary>All went well.</summary>
    public const int Succeeded = 0;

    /// <summary>An error was logged, but no exception thrown.</summary>
    public const int LoggedErrors = 1;

    /// <summary>The program failed and has told the engine why: nobody needs to say more.</summary>
    public const int FailedAndExplained = 32;

    // What was on its way when the program failed arrives within moments, unless it waits for something that never comes.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Runs the program of this process.</summary>
    public static async Task<int> RunAsync(Func<Stack> makeStack)
    {
        var exitCode = await RunAsync(DeploymentRun.FromEnvironment(), makeStack);
        if (exitCode != Succeeded)
        {
            // Also for programs whose Main awaits the run but does not return its result.
            Environment.ExitCode = exitCode;
        }

        return exitCode;
    }

    public static async Task<int> RunAsync(DeploymentRun run, Func<Stack> makeStack)
    {
        run.Enter();
        try
        {
            var stack = makeStack();
            if (stack.GetType() != typeof(Stack))
            {
                stack.RegisterPropertyOutputs();
            }
        }
        catch (Exception exception)
        {
            return await FailAsync(run, [exception]);
        }

        if (await run.WhenIdleOrFailedAsync() is { Count: > 0 } failures)
        {
            return await FailAsync(run, failures);
        }

        if (run.Log.HasErrors)
        {
            return LoggedErrors;
        }

        try
        {
            await run.Monitor.SignalAndWaitForShutdownAsync();
        }
        catch (Exception exception)
        {
            return await ExplainAsync(run, [exception]);
        }

        await run.Callbacks.StopAsync();
        return Succeeded;
    }

    /// <summary>
    /// Says why at once, and lets what the program had begun come to its end: which of its resources are registered is not left to
    /// chance.
    /// </summary>
    private static async Task<int> FailAsync(DeploymentRun run, IReadOnlyList<Exception> failures)
    {
        var exitCode = await ExplainAsync(run, failures);
        var settled = run.WhenIdleAsync();
        if (exitCode != FailedAndExplained || await Task.WhenAny(settled, Task.Delay(Settling)) != settled)
        {
            return exitCode;
        }

        var more = (await settled).Except(failures).ToList();
        return more.Count > 0 && await ExplainAsync(run, more) != FailedAndExplained ? LoggedErrors : exitCode;
    }

    private static async Task<int> ExplainAsync(DeploymentRun run, IReadOnlyList<Exception> failures)
    {
        var exitCode = LoggedErrors;
        foreach (var failure in failures.Where(failure => failure is not LogException))
        {
            var (text, resource) = Describe(failure);
            try
            {
                await run.Log.WriteAsync(LogSeverity.Error, text, resource);
                exitCode = FailedAndExplained;
            }
            catch (LogException exception)
            {
                failures = [exception];
                break;
            }
        }

        if (failures.OfType<LogException>().FirstOrDefault() is { } unsent)
        {
#pragma warning disable RS0030 // The engine cannot be told: standard error is all that is left.
            await Console.Error.WriteLineAsync($"The engine cannot be told any more: {unsent.InnerException?.Message}");
#pragma warning restore RS0030
        }

        return exitCode;
    }

    private static (string Text, Resource? Resource) Describe(Exception failure) => failure switch
    {
        RunException => (failure.Message, null),
        ResourceException { HideStack: true } hidden => (hidden.Message, hidden.Resource),
        ResourceException shown => (shown.ToString(), shown.Resource),
        _ => (
            $"Running program '{Assembly.GetEntryAssembly()?.GetName().Name}' failed with an unhandled exception:\n{failure}",
            null),
    };
}
