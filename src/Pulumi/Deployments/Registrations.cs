using Fleet.Protocol.Values;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>
/// Registers resources with the engine as soon as their inputs are there, and resolves their outputs.
/// </summary>
internal sealed class Registrations(DeploymentRun run)
{
    private readonly RegistrationRequests _requests = new(run);

    /// <summary>Starts to register a resource; the program waits for it at its end.</summary>
    public void Start(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        Dictionary<string, OutputSource> outputs,
        RegisterPackageRequest? package) =>
        run.Track(CompleteAsync(resource, args, options, outputs, package));

    /// <summary>Starts to register a component's outputs.</summary>
    public void StartOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        run.Track(RegisterOutputsAsync(resource, outputs));

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync("");
        var values = await outputs.GetValueAsync(new Dictionary<string, object?>());
        var keepResources = await run.Features.ResourceReferencesAsync();
        var serialized = await SerializedProperties.FromAsync(
            $"{resource.GetResourceType()} '{resource.GetResourceName()}' outputs",
            values,
            () => new Serializer(keepResources));
        await run.Monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest
        {
            Urn = urn,
            Outputs = PropertyCodec.Encode(serialized.Values),
        });
    }

    private async Task CompleteAsync(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        Dictionary<string, OutputSource> outputs,
        RegisterPackageRequest? package)
    {
        // The constructors of derived classes have not run yet: the answer must not come before they are done, and
        // while this method runs synchronously it cannot.
        var isKnown = !run.Settings.IsDryRun;
        try
        {
            var answer = await AnswerAsync(resource, args, options, package);
            Resolve(resource, answer, outputs);
            isKnown &= answer.IsApplied;
        }
        catch (Exception exception)
        {
            foreach (var output in outputs.Values)
            {
                output.Fail(exception);
            }

            throw;
        }

        foreach (var output in outputs.Values)
        {
            output.ResolveMissing(isKnown);
        }
    }

    private async Task<Answer> AnswerAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        if (options.Urn is { } urn)
        {
            return await FetchAsync(urn);
        }

        if (options.Id is null)
        {
            return await RegisterAsync(resource, args, options, package);
        }

        var id = await options.Id.ToOutput().GetValueAsync(WireNames.Unknown);
        return string.IsNullOrEmpty(id)
            ? await RegisterAsync(resource, args, options, package)
            : await ReadAsync(resource, id, args, options, package);
    }

    private async Task<Answer> FetchAsync(string urn)
    {
        var state = await run.Invokes.InvokeRawAsync(
            "pulumi:pulumi:getResource", PropertyMap.Of(("urn", urn)), new InvokeOptions(), null);
        return new Answer(
            state.Find(WireNames.Urn)?.AsText() ?? urn,
            state.Find(WireNames.Id)?.AsText() ?? "",
            state.Find("state")?.AsMap() ?? PropertyMap.Empty);
    }

    private async Task<Answer> ReadAsync(
        Resource resource, string id, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        if (resource is not CustomResource)
        {
            throw new ArgumentException(
                $"Component '{resource.GetResourceName()}' has the option Id, which only custom resources can have.");
        }

        var request = await _requests.ReadAsync(resource, id, args, options, package);
        var response = await run.Monitor.ReadResourceAsync(resource, request);
        return new Answer(response.Urn, id == WireNames.Unknown ? "" : id, PropertyCodec.Decode(response.Properties));
    }

    private async Task<Answer> RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var request = await _requests.RegisterAsync(resource, args, options, package);
        var response = await run.Monitor.RegisterResourceAsync(resource, request);
        return new Answer(response.Urn, response.Id, PropertyCodec.Decode(response.Object))
        {
            Dependencies = response.PropertyDependencies.ToDictionary(
                property => property.Key,
                property => property.Value.Urns.Select(urn => (Resource)new DependencyResource(urn)).ToArray()),
            IsApplied = response.Result == Result.Success && !response.Unknown,
        };
    }

    private void Resolve(Resource resource, Answer answer, Dictionary<string, OutputSource> outputs)
    {
        var converter = new Converter(problem => _ = run.Log.WriteAsync(LogSeverity.Warning, problem, resource));
        foreach (var (name, output) in outputs)
        {
            switch (name)
            {
                case WireNames.Urn:
                    output.Resolve(OutputData.Of<object?>(answer.Urn));
                    break;
                case WireNames.Id when resource is CustomResource:
                    output.Resolve(OutputData.Of<object?>(answer.Id) with { IsKnown = answer.Id.Length > 0 });
                    break;
                case var _ when answer.State.Find(name) is { } value:
                    var data = converter.Read($"{resource.GetType().FullName}.{name}", value, output.ValueType);
                    output.Resolve(data with
                    {
                        Resources = data.Resources.Union(answer.Dependencies.GetValueOrDefault(name) ?? []),
                    });
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>What the engine says of a resource.</summary>
    private sealed record Answer(string Urn, string Id, PropertyMap State)
    {
        public IReadOnlyDictionary<string, Resource[]> Dependencies { get; init; } =
            new Dictionary<string, Resource[]>();

        /// <summary>False when the operation failed or was skipped: what is missing is not known then.</summary>
        public bool IsApplied { get; init; } = true;
    }
}
