using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Watches a started container until it is as wanted, or until it is clear that it will not be.</summary>
internal sealed class ContainerWait(DockerHost host, Urn urn, PropertyMap inputs)
{
    private const int LogLines = 10;
    private const int CrashLoop = 3;
    private static readonly TimeSpan FirstMoments = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private bool _isFresh;

    /// <summary>True when the program wants the container to run.</summary>
    public static bool MustRun(PropertyMap inputs) =>
        inputs.Flag("start") != false && inputs.Flag("mustRun") != false && inputs.Flag("attach") != true;

    /// <summary>True when the container runs and its health check says that it does not work.</summary>
    public static bool IsUnhealthy(ContainerDetails container) =>
        container.State is { Running: true, Paused: false, Health.Status: "unhealthy" };

    /// <summary>What is wrong with a container that runs and does not work, with the last things its check said.</summary>
    public Diagnostic Unhealthy(ContainerDetails container) => Problem(
        "is unhealthy", Probes(container), "The next 'up' restarts it. Look into its log when that does not help.");

    /// <summary>The container in the end, and what is wrong with it; null for nothing.</summary>
    public async Task<(ContainerDetails Container, Diagnostic? Problem)> UntilSettledAsync(
        ContainerDetails container, CancellationToken cancellationToken)
    {
        if (inputs.Flag("start") == false)
        {
            return (container, null);
        }

        if (inputs.Flag("wait") != true)
        {
            return (container, await FirstMomentsAsync(container, cancellationToken));
        }

        if (container.Config.Healthcheck?.Test is null or [] or ["NONE", ..])
        {
            return (container, Problem(
                "has no health check, so that there is nothing to wait for",
                hint: "Give it a health check, or do not wait for it."));
        }

        return await UntilHealthyAsync(container, cancellationToken);
    }

    /// <summary>
    /// Lets a container that was just started have its first moments before it is looked at, where it is not waited for anyway:
    /// what lacks a file or a variable ends within them. One look, as many calls as without.
    /// </summary>
    public async Task<ContainerDetails> LookAsync(string id, CancellationToken cancellationToken)
    {
        _isFresh = true;
        if (MustRun(inputs) && inputs.Flag("wait") != true)
        {
            await Task.Delay(FirstMoments, host.Time, cancellationToken);
        }

        return await host.Engine.Containers.InspectAsync(id, cancellationToken);
    }

    /// <summary>What has become of a container that nobody waits for; null when it runs.</summary>
    private async Task<Diagnostic?> FirstMomentsAsync(ContainerDetails container, CancellationToken cancellationToken) => container switch
    {
        _ when !MustRun(inputs) => null,
        { State.Restarting: true } => await CrashesAsync(container, cancellationToken),
        { State.Running: true, RestartCount: > 0 } when _isFresh => await CrashesAsync(container, cancellationToken),
        _ when ContainerOutputs.IsDown(container) && container.State.ExitCode != 0 => await DiedAsync(container, cancellationToken),
        _ => null,
    };

    private async Task<(ContainerDetails Container, Diagnostic? Problem)> UntilHealthyAsync(
        ContainerDetails container, CancellationToken cancellationToken)
    {
        var began = host.Time.GetTimestamp();
        var limit = TimeSpan.FromSeconds(inputs.Number("waitTimeout") ?? 60);
        var restarts = container.RestartCount;
        var pause = FirstPause;
        while (true)
        {
            if (container.State.Health?.Status == "healthy" && container.State.Running)
            {
                return (container, null);
            }

            if (ContainerOutputs.IsDown(container))
            {
                return (container, await DiedAsync(container, cancellationToken));
            }

            if (container.RestartCount - restarts >= CrashLoop)
            {
                return (container, await CrashesAsync(container, cancellationToken));
            }

            if (host.Time.GetElapsedTime(began) >= limit)
            {
                return (container, Unhealthy(container, limit));
            }

            await Task.Delay(pause, host.Time, cancellationToken);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
            if (await host.Engine.Containers.FindAsync(container.Id, cancellationToken) is not { } next)
            {
                return (container, Problem("was removed by something else while it started"));
            }

            container = next;
        }
    }

    private async Task<Diagnostic> DiedAsync(ContainerDetails container, CancellationToken cancellationToken) =>
        Problem(
            $"ended with exit code {container.State.ExitCode}{Cause(container)} right after it was started",
            await LogAsync(container, cancellationToken));

    private async Task<Diagnostic> CrashesAsync(ContainerDetails container, CancellationToken cancellationToken) =>
        Problem(
            $"crashes and is started again and again{(container.RestartCount > 0 ? $", {container.RestartCount} times so far" : "")}; its last exit code was "
                + $"{container.State.ExitCode}{Cause(container)}",
            await LogAsync(container, cancellationToken));

    private Diagnostic Unhealthy(ContainerDetails container, TimeSpan limit)
    {
        return Problem(
            $"was not healthy within {limit.TotalSeconds:0} s; its health is '{container.State.Health?.Status ?? "unknown"}'",
            Probes(container),
            "Look into its log, or raise 'waitTimeout' when it only needs longer.");
    }

    private static string Probes(ContainerDetails container)
    {
        var probes = container.State.Health?.Log?.TakeLast(3) ?? [];
        var said = string.Join('\n', probes.Select(probe =>
            $"exit code {probe.ExitCode}: {(probe.Output.Trim() is { Length: > 0 } output ? output : "(no output)")}"));
        return said.Length > 0 ? $"The last health checks:\n{said}" : "No health check has ended yet.";
    }

    private async Task<string> LogAsync(ContainerDetails container, CancellationToken cancellationToken)
    {
        var lines = await host.Engine.Containers.TailAsync(container.Id, LogLines, cancellationToken);
        return lines.Count > 0 ? $"Its last lines:\n{string.Join('\n', lines)}" : "It has written nothing.";
    }

    private Diagnostic Problem(string what, string detail = "", string hint = "") =>
        new(Severity.Error, $"Container '{inputs.Text("name")}' on '{host.Name}' {what}.")
        {
            Urn = urn,
            Detail = detail,
            Hint = hint,
        };

    private static string Cause(ContainerDetails container) =>
        container.State.OOMKilled ? " (out of memory)"
        : container.State.Error.Length > 0 ? $" ({container.State.Error.TrimEnd('.')})"
        : "";
}
