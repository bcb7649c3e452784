using Fleet.Engine.Execution;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace Fleet.Engine.Monitor;

/// <summary>
/// How programs are answered: with what came of it, or with a status that ends them. 'Unknown' is never one of those: the
/// Node SDK spins on it.
/// </summary>
internal sealed class Answers(RunContext run)
{
    private readonly TaskCompletionSource _mustStop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the program was told of a failure in a way after which it cannot go on.</summary>
    public Task MustStop => _mustStop.Task;

    /// <summary>What a registration has come to.</summary>
    /// <param name="register">Does it.</param>
    /// <param name="reportsResults">True when the program can be told of a failed one and go on.</param>
    public Task<Registration> RegistrationAsync(Func<Task<Registration>> register, bool reportsResults) =>
        OrRefuseAsync(async () =>
        {
            var registration = await register();
            if (registration.Outcome is RegistrationOutcome.Failed or RegistrationOutcome.Skipped && !reportsResults)
            {
                _mustStop.TrySetResult();
                throw new RpcStatusException(
                    StatusCode.Cancelled, $"'{registration.Urn.Name}' failed; the reason was reported.");
            }

            return registration;
        });

    /// <summary>What was asked for; where it is impossible the program is told so, and the run fails.</summary>
    public async Task<T> OrRefuseAsync<T>(Func<Task<T>> answer)
    {
        // The transport's own thread goes back to reading.
        await Task.Yield();
        try
        {
            return await answer();
        }
        catch (RpcStatusException)
        {
            throw;
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            _mustStop.TrySetResult();
            throw new RpcStatusException(StatusCode.Cancelled, "The run takes nothing new.");
        }
        catch (StepFailedException exception)
        {
            _mustStop.TrySetResult();
            throw new RpcStatusException(StatusCode.Cancelled, exception.Message);
        }
        catch (Exception exception)
        {
            throw Refuse(exception);
        }
    }

    /// <summary>Properties as a program takes them.</summary>
    public static Struct Encode(PropertyMap properties, bool acceptSecrets, bool acceptResources) => PropertyCodec.Encode(
        properties,
        new PropertyCodecOptions { KeepSecrets = acceptSecrets, KeepResources = acceptResources, KeepOutputs = false });

    private RpcStatusException Refuse(Exception exception)
    {
        run.Events.Report(exception is PropertyFormatException
            ? new DiagnosticException($"The program has sent a value that cannot be read: {exception.Message}", inner: exception)
            : exception);
        run.Fail();
        _mustStop.TrySetResult();
        return new RpcStatusException(StatusCode.Cancelled, exception.Message);
    }
}
