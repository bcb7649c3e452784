using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Takes back a succession in which something went wrong.</summary>
internal sealed class SuccessionTakeBack(DockerHost host, ReplaceRequest request)
{
    private readonly Successors _both = new(host, request);

    /// <summary>
    /// Removes the new container and puts the old one back; what went wrong, with what was done about it. Where that cannot be done,
    /// or is not known to be done, the replacement stays begun, and the next run settles it.
    /// </summary>
    public async Task<Exception> TakeBackAsync(
        ContainerDetails? old, string? id, bool isStopped, Exception exception, CancellationToken cancellationToken)
    {
        var isMadeAnew = isStopped && old?.HostConfig.AutoRemove == true;
        var outcome = old is null ? ""
            : isMadeAnew ? " The old container, which its engine removed when it was stopped, was made anew and runs again."
            : isStopped ? " The old container was put back and runs again."
            : " The old container was left as it was.";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(50), host.Time);
        var isTakenBack = true;
        try
        {
            if ((id ?? (await _both.FindNewAsync(_both.Name + Successors.Next, limit.Token))?.Id) is { } made)
            {
                await host.Engine.Containers.RemoveAsync(made, withVolumes: true, limit.Token);
            }

            if (isMadeAnew)
            {
                await _both.UntilGoneAsync(old!.Id, limit.Token);
                await ContainerCreation.CreateAsync(host, request.Urn, request.OldInputs, limit.Token);
            }
            else if (old is not null)
            {
                await _both.PutBackAsync(old, isStopped, limit.Token);
            }
        }
        catch (Exception failure) when (failure is DockerException or DiagnosticException or OperationCanceledException)
        {
            isTakenBack = false;
            outcome = $" What was done could not be taken back: {failure.Message.TrimEnd('.')}. Run again to have that done.";
        }

        var isCancelled = exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
        return isCancelled || (isTakenBack && old is null) ? exception
            : isTakenBack ? new DiagnosticException([With(outcome, exception)], exception)
            : new UncertainOutcomeException(With(outcome, exception), isAnswered: false, exception);
    }

    private Diagnostic With(string outcome, Exception exception)
    {
        var problem = exception switch
        {
            DiagnosticException diagnosed => diagnosed.Diagnostics[0],
            DockerException docker => DockerProblems.From(request.Urn, $"Container '{_both.Name}'", host.Name, docker).Diagnostics[0],
            _ => new Diagnostic(Severity.Error, $"Container '{_both.Name}' on '{host.Name}': {exception.Message}") { Urn = request.Urn },
        };
        return problem with { Summary = problem.Summary + outcome };
    }
}
