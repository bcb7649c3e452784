using System.Collections.Immutable;
using System.Security.Cryptography;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// The docker package: containers, networks, volumes and images of one engine, with the official package's tokens,
/// names and state. Contacts the engine at the first operation that needs it.
/// </summary>
public sealed class DockerProvider(IProviderHost reports, DockerEngines engines, TimeProvider time)
    : IProvider, IDriftCheck, IAdoptUnfinished, IPrepareReplacement, IReplaceAsOne, IHostBound
{
    private DockerHost? _host;
    private string _whyNot = "the provider has not been configured";

    /// <summary>What the Docker command of this machine would be told.</summary>
    internal DockerEnvironment Surroundings { get; init; } = DockerEnvironment.Current;

    /// <inheritdoc/>
    public string Package => "docker";

    /// <inheritdoc/>
    public bool AcceptsSecrets => false;

    /// <inheritdoc/>
    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(
            request.NewInputs, [.. DockerProviderConfig.Check(Docker.Plain.Of(request.NewInputs), Surroundings)]));

    /// <inheritdoc/>
    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var (old, wanted) = (DockerProviderConfig.Decode(request.OldInputs), DockerProviderConfig.Decode(request.NewInputs));
        var changes =
            from name in old.Keys.Union(wanted.Keys, StringComparer.Ordinal)
            where old.Find(name) is not { } before || !before.Equals(wanted.Find(name))
            let kind = !old.ContainsKey(name) ? DiffKind.Add : wanted.ContainsKey(name) ? DiffKind.Update : DiffKind.Delete
            select KeyValuePair.Create(name, new PropertyDiff(kind));
        return Task.FromResult(new DiffResult(
            changes.ToImmutableSortedDictionary(StringComparer.Ordinal)));
    }

    /// <inheritdoc/>
    public Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Values.Any(value => value.ContainsUnknowns))
        {
            _whyNot = "its address is known only after this preview's changes have been made";
            return Task.CompletedTask;
        }

        try
        {
            var config = DockerProviderConfig.Read(request.Inputs, Surroundings, time);
            var engine = engines.Get(config.Endpoint);
            _host = new DockerHost(engine, Name(request.Urn, engine), config.Logins, reports, time) { Pulled = engines.Pulled };
            return Task.CompletedTask;
        }
        catch (FormatException exception)
        {
            throw DockerProblems.Error(request.Urn, exception.Message, inner: exception);
        }
        catch (CryptographicException exception)
        {
            throw DockerProblems.Error(
                request.Urn,
                $"The provider's certificates cannot be read: {exception.Message.TrimEnd('.')}.",
                "Give certificates and key as PEM.",
                inner: exception);
        }
    }

    /// <inheritdoc/>
    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var result = DockerKinds.Of(request.Urn).Check(request with { OldInputs = Docker.Plain.Of(request.OldInputs) });
        if (_host is null || engines.Capabilities[_host.Engine.Endpoint] is not { } known)
        {
            return Task.FromResult(result);
        }

        var refused = DockerKinds.Of(request.Urn) switch
        {
            ContainerResource => CapabilityCheck.Refused(result.Inputs, known),
            RemoteImageResource when HostPlatform.Refusal(result.Inputs.Text("platform"), known) is { } refusal =>
                [new CheckFailure("platform", refusal)],
            _ => [],
        };
        foreach (var warning in DockerKinds.Of(request.Urn) is ContainerResource ? CapabilityCheck.Ignored(request.Urn, result.Inputs, known) : [])
        {
            reports.Report(warning);
        }

        const string Renewal = " (If the host has changed since it was asked: 'fleet host facts --renew'.)";
        return Task.FromResult(result with
        {
            Failures = [.. result.Failures, .. refused.Select(failure => failure with { Reason = failure.Reason + Renewal })],
        });
    }

    /// <inheritdoc/>
    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DockerKinds.Of(request.Urn).Diff(request));

    /// <inheritdoc/>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var kind = DockerKinds.Of(request.Urn);
        var inputs = Docker.Plain.Of(request.Inputs);
        return request.IsPreview
            ? Task.FromResult(new CreateResult("", kind.Schema.PreviewOutputs(inputs)))
            : RunAsync(
                request.Urn,
                inputs,
                host => kind.CreateAsync(host, request with { Inputs = inputs }, cancellationToken),
                isCreation: true);
    }

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Inputs = Docker.Plain.Of(request.Inputs), Outputs = Docker.Plain.Of(request.Outputs) };
        return RunAsync(
            request.Urn, plain.Inputs, host => DockerKinds.Of(request.Urn).ReadAsync(host, plain, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var kind = DockerKinds.Of(request.Urn);
        var plain = request with
        {
            OldInputs = Docker.Plain.Of(request.OldInputs),
            OldOutputs = Docker.Plain.Of(request.OldOutputs),
            NewInputs = Docker.Plain.Of(request.NewInputs),
        };
        return request.IsPreview
            ? Task.FromResult(new UpdateResult(PropertyMap.From(
                plain.OldOutputs.Concat(kind.Schema.PreviewOutputs(plain.NewInputs)))))
            : RunAsync(request.Urn, plain.NewInputs, host => kind.UpdateAsync(host, plain, cancellationToken));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Inputs = Docker.Plain.Of(request.Inputs), Outputs = Docker.Plain.Of(request.Outputs) };
        return RunAsync(
            request.Urn,
            plain.Inputs,
            async host =>
            {
                await DockerKinds.Of(request.Urn).DeleteAsync(host, plain, cancellationToken);
                return true;
            });
    }

    /// <inheritdoc/>
    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        var arguments = Docker.Plain.Of(request.Arguments);
        return RunAsync(default, arguments, host => DockerFunctions.InvokeAsync(host, request.Token, arguments, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var containers = resources.Where(resource => resource.Urn.Type == ContainerSchema.Schema.Token).ToList();
        return containers.Count == 0
            ? Task.FromResult(ImmutableArray<Drift>.Empty)
            : RunAsync(default, PropertyMap.Empty, host => DockerDrift.FindAsync(host, resources, containers, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ReadResult> FindUnfinishedAsync(
        Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        var plain = Docker.Plain.Of(inputs);
        return RunAsync(urn, plain, host => DockerKinds.Of(urn).FindUnfinishedAsync(host, urn, plain, recordedIds, cancellationToken));
    }

    /// <inheritdoc/>
    public Task PrepareReplacementAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var inputs = Docker.Plain.Of(request.NewInputs);
        return request.Urn.Type != ContainerSchema.Schema.Token
            ? Task.CompletedTask
            : RunAsync(
                request.Urn,
                inputs,
                async host =>
                {
                    await ContainerReplacement.PrepareAsync(host, request.Urn, request.Id, inputs, cancellationToken);
                    return true;
                });
    }

    /// <inheritdoc/>
    public bool CanReplaceAsOne(ReplaceRequest request) => request.Urn.Type == ContainerSchema.Schema.Token;

    /// <inheritdoc/>
    public Task<CreateResult> ReplaceAsync(ReplaceRequest request, CancellationToken cancellationToken)
    {
        var plain = Plain(request);
        return RunAsync(
            request.Urn, plain.NewInputs, host => new ContainerSuccession(host, plain).ReplaceAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ReadResult> SettleReplacementAsync(ReplaceRequest request, CancellationToken cancellationToken)
    {
        var plain = Plain(request);
        return RunAsync(
            request.Urn, plain.NewInputs, host => new SuccessionSettlement(host, plain).SettleAsync(cancellationToken));
    }

    /// <summary>The engine's client belongs to the process, not to the provider.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public string HostOf(PropertyMap inputs) => _host?.Name ?? "";

    private static ReplaceRequest Plain(ReplaceRequest request) => request with
    {
        OldInputs = Docker.Plain.Of(request.OldInputs),
        OldOutputs = Docker.Plain.Of(request.OldOutputs),
        NewInputs = Docker.Plain.Of(request.NewInputs),
    };

    /// <summary>Providers are named after their host: <c>atlas</c> or <c>atlas/docker</c>.</summary>
    private static string Name(Urn urn, DockerEngine engine) =>
        urn.IsEmpty || urn.Name.StartsWith("default", StringComparison.Ordinal) ? engine.Endpoint : urn.Name.Split('/')[0];

    private async Task<T> RunAsync<T>(Urn urn, PropertyMap inputs, Func<DockerHost, Task<T>> operation, bool isCreation = false)
    {
        var subject = Subject(urn, inputs);
        if (_host is null)
        {
            throw DockerProblems.Error(urn, $"{subject}: the engine cannot be contacted: {_whyNot}.");
        }

        // Each operation has its own notes of what it has done.
        var host = _host with { };
        try
        {
            return await operation(host);
        }
        catch (DockerUnreachableException exception) when (isCreation && host.MayHaveChanged)
        {
            // Recorded as failed, what came to be would be a stranger that the next run trips over.
            throw new UncertainOutcomeException(
                DockerProblems.From(urn, subject, host.Name, exception).Diagnostics[0], isAnswered: false, exception);
        }
        catch (DockerException exception)
        {
            throw DockerProblems.From(urn, subject, host.Name, exception);
        }
        catch (RemoteException exception)
        {
            throw DockerProblems.Error(
                urn, $"{subject} on '{host.Name}': {exception.Summary}", exception.Hint, exception.Detail, exception);
        }
    }

    private static string Subject(Urn urn, PropertyMap inputs)
    {
        if (urn.IsEmpty)
        {
            return "Docker";
        }

        var noun = DockerKinds.Of(urn).Schema.Noun;
        return $"{char.ToUpperInvariant(noun[0])}{noun[1..]} '{inputs.Text("name") ?? urn.Name}'";
    }
}
