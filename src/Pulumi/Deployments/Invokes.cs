using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Google.Protobuf.Collections;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Calls provider functions and methods of resources.</summary>
internal sealed class Invokes(DeploymentRun run)
{
    private readonly Lock _gate = new();
    private Task _transforms = Task.CompletedTask;

    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package) =>
        new(InvokeOutputAsync<T>(token, args, options, package));

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package) =>
        Invoke<ImmutableDictionary<string, T>>(token, args, options, package).Apply(result => result.Values.First());

    public async Task<T> InvokeAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var serialized = await SerializeAsync(token, args);
        var result = await InvokeRawAsync(token, serialized.Values, options, package);
        return NewConverter().Read<T>($"{token} result", result).Value;
    }

    public async Task<T> InvokeSingleAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package) =>
        (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options, package)).Values.First();

    public Output<T> Call<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package) =>
        new(CallAsync<T>(token, args, self, options, package));

    public void RegisterTransform(InvokeTransform transform)
    {
        lock (_gate)
        {
            _transforms = RegisterAfterAsync(_transforms, transform);
        }

        run.Track(_transforms);
    }

    public Task WhenTransformsRegisteredAsync() => _transforms;

    public async Task<PropertyMap> InvokeRawAsync(
        string token, PropertyMap args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        await _transforms;
        var response = await run.Monitor.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = token,
            Args = PropertyCodec.Encode(args),
            Provider = await ProviderAsync(options?.Provider ?? options?.Parent?.FindProvider(token)),
            Version = options?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? "",
            AcceptResources = RegistrationRequests.AcceptsResources,
            PackageRef = await run.Packages.ReferenceAsync(package),
        });
        ThrowFailures($"Invoke of '{token}' failed", response.Failures);
        return PropertyCodec.Decode(response.Return);
    }

    private static async Task<string> ProviderAsync(ProviderResource? provider) =>
        provider is null ? "" : await provider.ReferenceAsync();

    private static void ThrowFailures(string what, RepeatedField<CheckFailure> failures)
    {
        if (failures.Count > 0)
        {
            var reasons = failures.Select(failure => $"{failure.Reason} ({failure.Property})");
            throw new InvokeException($"{what}: {string.Join("; ", reasons)}");
        }
    }

    // A custom resource that is yet to be created has no id: nothing can be asked about it.
    private static async Task<bool> AllExistAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            if (resource is CustomResource custom and not DependencyResource && !(await custom.Id.DataTask).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private Converter NewConverter() => new(problem => _ = run.Log.WriteAsync(LogSeverity.Warning, problem));

    private async Task<SerializedProperties> SerializeAsync(string token, InputArgs? args)
    {
        var keepResources = await run.Features.ResourceReferencesAsync();
        var values = await (args ?? InvokeArgs.Empty).ToDictionaryAsync();
        return await SerializedProperties.FromAsync($"invoke '{token}'", values, () => new Serializer(keepResources));
    }

    private async Task<OutputData<T>> InvokeOutputAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var serialized = await SerializeAsync(token, args);
        var arguments = new PropertyValue.Map(serialized.Values);
        var resources = serialized.AllDependencies;
        if ((options as InvokeOutputOptions)?.DependsOnOrNull is { } dependsOn)
        {
            resources = resources.Union(await dependsOn.ToOutput().GetValueAsync([]));
        }

        if (arguments.ContainsUnknowns || !await AllExistAsync(Dependency.Expand(resources, null)))
        {
            return new OutputData<T>(resources, default!, false, arguments.ContainsSecrets);
        }

        var result = await InvokeRawAsync(token, serialized.Values, options, package);
        var data = NewConverter().Read<T>($"{token} result", result);
        return data with
        {
            Resources = resources.Union(data.Resources),
            IsSecret = data.IsSecret || arguments.ContainsSecrets,
        };
    }

    private async Task<OutputData<T>> CallAsync<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var keepResources = await run.Features.ResourceReferencesAsync();
        var keepOutputs = await run.Features.OutputValuesAsync();
        var values = await (args ?? CallArgs.Empty).ToDictionaryAsync();
        var serialized = await SerializedProperties.FromAsync(
            $"call '{token}'",
            self is null ? values : values.SetItem("__self__", self),
            () => new Serializer(keepResources, keepOutputs, keepResources));
        var request = new ResourceCallRequest
        {
            Tok = token,
            Args = PropertyCodec.Encode(serialized.Values),
            Provider = await ProviderAsync(
                options?.Provider ?? options?.Parent?.FindProvider(token)
                ?? self?.Provider ?? self?.FindProvider(token)),
            Version = options?.Version ?? self?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? self?.PluginDownloadUrl ?? "",
            PackageRef = await run.Packages.ReferenceAsync(package),
        };
        foreach (var (argument, resources) in serialized.Dependencies)
        {
            var urns = new ResourceCallRequest.Types.ArgumentDependencies();
            urns.Urns.AddRange(await Dependency.UrnsAsync(resources, null));
            request.ArgDependencies.Add(argument, urns);
        }

        var response = await run.Monitor.CallAsync(request);
        ThrowFailures($"Call of '{token}' failed", response.Failures);
        var data = NewConverter().Read<T>($"{token} result", PropertyCodec.Decode(response.Return));
        var returned = response.ReturnDependencies.Values.SelectMany(urns => urns.Urns);
        return data with { Resources = data.Resources.Union(returned.Select(urn => new DependencyResource(urn))) };
    }

    private async Task RegisterAfterAsync(Task previous, InvokeTransform transform)
    {
        await previous;
        await run.Features.RequireAsync("invokeTransforms", "invoke transforms");
        var callback = await run.Callbacks.AddAsync(InvokeTransformCallback.For(transform));
        await run.Monitor.RegisterStackInvokeTransformAsync(callback);
    }
}
