using System.Globalization;
using Fleet.Protocol;
using Fleet.Providers.Resources;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Fleet.Jobs;

/// <summary>Runs a job's container to its end.</summary>
internal sealed class JobRun(FleetHost host, Urn urn, JobInputs job)
{
    private const int TailLines = 10;

    /// <summary>
    /// Starts and waits. A container that an interrupted run left behind is waited for when it is from the same inputs
    /// and still running, and taken as it is when it succeeded; any other of ours is replaced.
    /// </summary>
    public async Task<JobOutcome> ToEndAsync(CancellationToken cancellationToken)
    {
        var left = await host.Engine.Containers.FindAsync(job.Name, cancellationToken);
        if (left is not null && !JobContainer.IsOf(left, urn))
        {
            throw RemoteErrors.Error(
                urn,
                $"Job '{job.Name}' on '{host.Name}': the name is taken by a container that is not this job's.",
                "Remove or rename that container, or name the job otherwise.");
        }

        if (left is not null && JobContainer.IsMadeFrom(left, job))
        {
            if (left.State.Running)
            {
                return await WaitAsync(left.Id, cancellationToken);
            }

            if (JobContainer.HasEnded(left) && left.State.ExitCode == 0)
            {
                return await OutcomeAsync(left.Id, 0, cancellationToken);
            }
        }

        if (left is not null)
        {
            await host.Engine.Containers.RemoveAsync(left.Id, withVolumes: true, cancellationToken);
        }

        var id = await StartAsync(cancellationToken);
        return await WaitAsync(id, cancellationToken);
    }

    /// <summary>The container's outcome, with the last lines of its log.</summary>
    public async Task<JobOutcome> OutcomeAsync(string id, int exitCode, CancellationToken cancellationToken)
    {
        var lines = await host.Engine.Containers.TailAsync(id, TailLines, cancellationToken);
        return new JobOutcome(id, exitCode, string.Join('\n', lines.TakeLast(TailLines)));
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        if (await host.Engine.Images.FindAsync(job.Image, cancellationToken) is null)
        {
            throw RemoteErrors.Error(
                urn,
                $"Job '{job.Name}' on '{host.Name}': there is no image '{job.Image}' there.",
                "Declare it as an image of that host, so that it is pulled first.");
        }

        var id = await host.Engine.Containers.CreateAsync(
            job.Name, JobContainer.Spec(urn, job), platform: "", cancellationToken);
        foreach (var network in job.Networks.Skip(1))
        {
            // Engines before 25.0 take one network when a container is created.
            await host.Engine.Networks.ConnectAsync(network, id, new EndpointSettings(), cancellationToken);
        }

        await host.Engine.Containers.StartAsync(id, cancellationToken);
        return id;
    }

    private async Task<JobOutcome> WaitAsync(string id, CancellationToken cancellationToken)
    {
        host.Progress(urn, $"Job '{job.Name}' runs on '{host.Name}'.");
        using var deadline = new CancellationTokenSource(job.Timeout, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var exitCode = await host.Engine.Containers.WaitAsync(id, either.Token);
            return await OutcomeAsync(id, exitCode, cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await host.Engine.Containers.StopAsync(id, grace: null, cancellationToken);
            var ended = await host.Engine.Containers.InspectAsync(id, cancellationToken);
            return await OutcomeAsync(id, ended.State.ExitCode, cancellationToken) with { IsTimedOut = true };
        }
    }
}

/// <summary>How a job ended.</summary>
/// <param name="ContainerId">The container, which is kept.</param>
/// <param name="ExitCode">0 for success.</param>
/// <param name="LogTail">The last lines it wrote.</param>
internal sealed record JobOutcome(string ContainerId, int ExitCode, string LogTail)
{
    /// <summary>True when it was stopped because it took too long.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>True when it ended by itself with 0.</summary>
    public bool IsSuccess => ExitCode == 0 && !IsTimedOut;

    /// <summary>What happened, as the end of a sentence.</summary>
    public string Describe(TimeSpan timeout) => IsTimedOut
        ? string.Create(CultureInfo.InvariantCulture, $"it did not end within {timeout.TotalSeconds:0} s and was stopped")
        : string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {ExitCode}");
}
