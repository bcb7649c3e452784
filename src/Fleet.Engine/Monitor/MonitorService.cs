using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers what programs ask of the monitor.</summary>
internal sealed class MonitorService(RunContext run, Registrar registrar, GoalReader goals)
{
    private readonly TaskCompletionSource _signalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mustStop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PackageRegistry _packages = new();
    private readonly InFlight _inFlight = new();
    private int _signals;

    /// <summary>Done when the program has said that it registers nothing more.</summary>
    public Task Signalled => _signalled.Task;

    /// <summary>Done when the program was told of a failure in a way after which it cannot go on.</summary>
    public Task MustStop => _mustStop.Task;

    /// <summary>Lets the program end, after it has said that it registers nothing more.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Done when everything that was asked for is answered.</summary>
    public Task DrainAsync() => _inFlight.DrainAsync();

    public void AddTo(GrpcServices services) => services
        .Unary(MonitorMethods.GetDeploymentInfo, (_, _) => Task.FromResult(Info()))
        .Unary(MonitorMethods.SupportsFeature, (request, _) => Task.FromResult(
            new SupportsFeatureResponse { HasSupport = Features.Has(request.Id) }))
        .Unary(MonitorMethods.RegisterResource, (request, _) => _inFlight.TrackAsync(() => RegisterAsync(request)))
        .Unary(MonitorMethods.RegisterResourceOutputs, (request, _) => _inFlight.TrackAsync(() => RegisterOutputsAsync(request)))
        .Unary(MonitorMethods.ReadResource, (request, _) => _inFlight.TrackAsync(() => ReadAsync(request)))
        .Unary(MonitorMethods.Invoke, (request, _) => _inFlight.TrackAsync(() => InvokeAsync(request)))
        .Unary(MonitorMethods.RegisterPackage, (request, _) => Task.FromResult(
            new RegisterPackageResponse { Ref = _packages.Add(request) }))
        .Unary(MonitorMethods.SignalAndWaitForShutdown, (_, cancellationToken) => SignalAsync(cancellationToken));

    private async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        _packages.Apply(request);
        if (request.Remote)
        {
            throw Refuse(new DiagnosticException(
                $"The program has registered '{request.Name}' of type '{request.Type}', a component that a provider "
                + "makes. That is not supported.",
                "Use a component of the program's own language."));
        }

        var registration = await AnswerAsync(() => registrar.RegisterAsync(goals.Read(request)), request.SupportsResultReporting);
        return Response(request, registration);
    }

    private static RegisterResourceResponse Response(RegisterResourceRequest request, Registration registration)
    {
        var state = registration.State;
        var isComponent = !request.Custom;
        var outputs = isComponent ? PropertyMap.Empty : state?.Outputs ?? PropertyMap.Empty;
        if (!request.SupportsPartialValues)
        {
            outputs = PropertyMap.From(outputs.Where(output => !output.Value.ContainsUnknowns));
        }

        var isMade = state?.Id is { Length: > 0 } and not ProviderReference.UnknownId;
        return new RegisterResourceResponse
        {
            Urn = registration.Urn.Text,
            Id = isMade ? state!.Id : "",
            Object = Encode(outputs, request.AcceptSecrets, request.AcceptResources),
            Result = registration.Outcome switch
            {
                RegistrationOutcome.Done or RegistrationOutcome.Unknown => Result.Success,
                RegistrationOutcome.Failed => Result.Fail,
                RegistrationOutcome.Skipped => Result.Skip,
            },
            Unknown = registration.Outcome == RegistrationOutcome.Unknown
                || (registration.Outcome != RegistrationOutcome.Done && state is null),
        };
    }

    private async Task<Empty> RegisterOutputsAsync(RegisterResourceOutputsRequest request)
    {
        await Task.Yield();
        try
        {
            registrar.RegisterOutputs(GoalReader.Urn(request.Urn), PropertyFilter.Apply(
                PropertyCodec.Decode(request.Outputs), new PropertyCodecOptions { KeepOutputs = false }));
            return new Empty();
        }
        catch (Exception exception) when (exception is DiagnosticException or PropertyFormatException)
        {
            throw Refuse(exception);
        }
    }

    private async Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request)
    {
        _packages.Apply(request);
        PropertyValue id = Signatures.IsUnknown(request.Id) ? PropertyValue.Unknown.Instance : request.Id;
        var registration = await AnswerAsync(() => registrar.ReadAsync(goals.Read(request), id), reportsResults: false);
        return new ReadResourceResponse
        {
            Urn = registration.Urn.Text,
            Properties = Encode(registration.State!.Outputs, request.AcceptSecrets, request.AcceptResources),
        };
    }

    private async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        try
        {
            _packages.Apply(request);
            var arguments = PropertyCodec.Decode(request.Args);
            run.Events.Redactor.Learn(arguments);
            if (request.Tok == Functions.GetResource)
            {
                return Answer(new InvokeResult(Functions.Resource(registrar, arguments), []), request);
            }

            if (((PropertyValue)arguments).ContainsUnknowns)
            {
                return new ResourceInvokeResponse { Return = new Struct(), Unknown = true };
            }

            var provider = await registrar.ProviderAsync(GoalReader.Read(request));
            if (!provider.IsConfigured)
            {
                return new ResourceInvokeResponse { Return = new Struct(), Unknown = true };
            }

            using var turn = await run.Gate.EnterAsync(run.Stopping);
            var result = await provider.Provider.InvokeAsync(
                new Protocol.Providers.InvokeRequest(request.Tok, provider.Send(arguments, run.IsPreview), run.IsPreview), run.Stopping);
            var isSecret = !provider.Provider.AcceptsSecrets && ((PropertyValue)arguments).ContainsSecrets;
            return Answer(isSecret ? result with { Result = AllSecret(result.Result) } : result, request);
        }
        catch (Exception exception) when (exception is DiagnosticException or PropertyFormatException)
        {
            throw Refuse(exception);
        }
        catch (NotSupportedException exception)
        {
            throw Refuse(new DiagnosticException(
                $"The program has called '{request.Tok}', a function that its package does not have.", inner: exception));
        }
    }

    private ResourceInvokeResponse Answer(InvokeResult result, ResourceInvokeRequest request)
    {
        run.Events.Redactor.Learn(result.Result);
        var response = new ResourceInvokeResponse { Return = Encode(result.Result, true, request.AcceptResources) };
        if (!result.Failures.IsDefaultOrEmpty)
        {
            response.Failures.AddRange(result.Failures.Select(
                failure => new Pulumirpc.CheckFailure { Property = failure.Property, Reason = failure.Reason }));
        }

        return response;
    }

    private async Task<Empty> SignalAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            throw new RpcStatusException(StatusCode.FailedPrecondition, "The program has said twice that it is done.");
        }

        _signalled.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
        return new Empty();
    }

    // What an SDK cannot be told as a result, it is told as a status that ends it; 'unknown' would make the Node SDK spin.
    private async Task<Registration> AnswerAsync(Func<Task<Registration>> register, bool reportsResults)
    {
        try
        {
            var registration = await register();
            if (registration.Outcome is RegistrationOutcome.Failed or RegistrationOutcome.Skipped && !reportsResults)
            {
                _mustStop.TrySetResult();
                throw new RpcStatusException(
                    StatusCode.Cancelled, $"'{registration.Urn.Name}' failed; the reason was reported.");
            }

            return registration;
        }
        catch (Exception exception) when (exception is DiagnosticException or PropertyFormatException)
        {
            throw Refuse(exception);
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            _mustStop.TrySetResult();
            throw new RpcStatusException(StatusCode.Cancelled, "The run takes nothing new.");
        }
    }

    /// <summary>The program has asked for something impossible: it is told so, and the run fails.</summary>
    private RpcStatusException Refuse(Exception exception)
    {
        run.Events.Report(exception is DiagnosticException ? exception : new DiagnosticException(exception.Message, inner: exception));
        run.Fail();
        _mustStop.TrySetResult();
        return new RpcStatusException(StatusCode.Cancelled, exception.Message);
    }

    private DeploymentInfo Info()
    {
        var info = new DeploymentInfo
        {
            Project = run.Project,
            Stack = run.Stack,
            Organization = "organization",
            DryRun = run.IsPreview,
            Parallel = run.Options.Parallel,
        };
        foreach (var (key, value) in run.Config)
        {
            info.Config[key] = value.Text;
            if (value.IsSecret)
            {
                info.ConfigSecretKeys.Add(key);
            }
        }

        info.SupportedFeatures.AddRange(Features.All);
        return info;
    }

    private static Struct Encode(PropertyMap properties, bool acceptSecrets, bool acceptResources) => PropertyCodec.Encode(
        properties,
        new PropertyCodecOptions { KeepSecrets = acceptSecrets, KeepResources = acceptResources, KeepOutputs = false });

    private static PropertyMap AllSecret(PropertyMap properties) => PropertyMap.From(properties.Select(
        member => KeyValuePair.Create<string, PropertyValue>(member.Key, new PropertyValue.Secret(member.Value))));
}
