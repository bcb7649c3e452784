using Fleet.Protocol.Values;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Builds the messages that declare a resource, waiting for what they depend on.</summary>
internal sealed class RegistrationRequests(DeploymentRun run)
{
    /// <summary>Whether the engine may answer with references to resources.</summary>
    public static bool AcceptsResources { get; } = !DeploymentSettings.IsSet("PULUMI_DISABLE_RESOURCE_REFERENCES");

    public async Task<ReadResourceRequest> ReadAsync(
        Resource resource, string id, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var prepared = await PrepareAsync(resource, args, options);
        var request = new ReadResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Id = id,
            Parent = prepared.Parent,
            Provider = await ProviderAsync(resource),
            Properties = PropertyCodec.Encode(prepared.Properties.Values),
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            AcceptSecrets = true,
            AcceptResources = AcceptsResources,
            PackageRef = await run.Packages.ReferenceAsync(package),
        };
        request.Dependencies.AddRange(prepared.Dependencies);
        request.AdditionalSecretOutputs.AddRange((options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []);
        return request;
    }

    public async Task<RegisterResourceRequest> RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var custom = options as CustomResourceOptions;
        var prepared = await PrepareAsync(resource, args, options);
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = prepared.Parent,
            Custom = resource is CustomResource,
            Remote = resource.IsRemote,
            Object = PropertyCodec.Encode(prepared.Properties.Values),
            Provider = await ProviderAsync(resource),
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            ImportId = custom?.ImportId ?? "",
            AcceptSecrets = true,
            AcceptResources = AcceptsResources,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace ?? false,
            DeleteBeforeReplaceDefined = custom?.DeleteBeforeReplace is not null,
            CustomTimeouts = options.CustomTimeouts?.ToMessage(),
            SupportsResultReporting = true,
            PackageRef = await run.Packages.ReferenceAsync(package),
            Hooks = await HookRegistry.BindAsync(options.HooksOrNull),
        };
        request.Dependencies.AddRange(prepared.Dependencies);
        foreach (var (property, resources) in prepared.Properties.Dependencies)
        {
            var urns = new RegisterResourceRequest.Types.PropertyDependencies();
            urns.Urns.AddRange(await Dependency.UrnsAsync(resources, resource));
            request.PropertyDependencies.Add(property, urns);
        }

        AddPlainOptions(request, options, custom);
        await AddRelationsAsync(request, resource, options);
        await AddAliasesAsync(request, resource, options);
        await AddProvidersAsync(request, resource, options);
        foreach (var transform in options.ResourceTransforms)
        {
            await run.Features.RequireAsync("transforms", "resource transforms");
            request.Transforms.Add(await run.Callbacks.AddAsync(ResourceTransformCallback.For(transform)));
        }

        return request;
    }

    private static void AddPlainOptions(
        RegisterResourceRequest request, ResourceOptions options, CustomResourceOptions? custom)
    {
        if (options.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }

        request.IgnoreChanges.AddRange(options.IgnoreChanges);
        request.HideDiffs.AddRange(options.HideDiffs);
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        request.AdditionalSecretOutputs.AddRange(custom?.AdditionalSecretOutputs ?? []);
        request.EnvVarMappings.Add(custom?.EnvVarMappingsOrNull?.ToDictionary() ?? []);
    }

    private static async Task<string> ProviderAsync(Resource resource) =>
        resource.Provider is { } provider ? await provider.ReferenceAsync() : "";

    private static async Task<Resource[]> ResolveAsync(InputList<Resource>? resources) =>
        resources is null
            ? []
            : [.. (await resources.ToOutput().GetValueAsync([])).Where(resource => resource is not null)];

    private async Task<Prepared> PrepareAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var label = $"{resource.GetResourceType()} '{resource.GetResourceName()}'";
        var explicitly = await ResolveAsync(options.DependsOnOrNull);
        var keepResources = await run.Features.ResourceReferencesAsync();
        var keepOutputs = resource.IsRemote && await run.Features.OutputValuesAsync();
        var properties = await SerializedProperties.FromAsync(
            label,
            (await args.ToDictionaryAsync()).Where(member => member.Key is not (WireNames.Id or WireNames.Urn)),
            () => new Serializer(keepResources, keepOutputs, resource.IsRemote && keepResources));
        var parent = options.Parent is { } given ? given
            : resource.GetResourceType() == Stack.TypeToken ? null
            : run.Stack;
        var dependencies = await Dependency.UrnsAsync([.. explicitly, .. properties.AllDependencies], resource);
        return new Prepared(parent is null ? "" : await parent.Urn.GetValueAsync(""), properties, dependencies);
    }

    private async Task AddRelationsAsync(RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (options.DeletedWith is { } owner)
        {
            await run.Features.RequireAsync("deletedWith", "the option DeletedWith");
            request.DeletedWith = await owner.Urn.GetValueAsync("");
        }

        foreach (var other in await ResolveAsync(options.ReplaceWithOrNull))
        {
            await run.Features.RequireAsync("replaceWith", "the option ReplaceWith");
            request.ReplaceWith.Add(await other.Urn.GetValueAsync(""));
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            var serializer = new Serializer(await run.Features.ResourceReferencesAsync());
            var value = await serializer.SerializeAsync($"'{resource.GetResourceName()}' replacement trigger", trigger);
            request.ReplacementTrigger = PropertyCodec.Encode(value);
        }
    }

    private async Task AddAliasesAsync(RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (options.AliasesOrNone.Count == 0 && (resource.Parent?.AliasUrns.Length ?? 0) == 0)
        {
            return;
        }

        if (await run.Features.AliasSpecsAsync())
        {
            request.Aliases.AddRange(await AliasMessages.FromAsync(options.AliasesOrNone));
            return;
        }

        foreach (var alias in AliasUrn.WithInherited(resource, resource.Parent))
        {
            var urn = await alias.ToOutput().GetValueAsync("");
            if (urn.Length > 0 && !request.AliasURNs.Contains(urn))
            {
                request.AliasURNs.Add(urn);
            }
        }
    }

    private static async Task AddProvidersAsync(
        RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (resource.IsRemote && options is ComponentResourceOptions component)
        {
            IEnumerable<ProviderResource> own = component.Provider is { } single ? [single] : [];
            foreach (var provider in component.ProvidersOrNone.Concat(own))
            {
                request.Providers[provider.Package] = await provider.ReferenceAsync();
            }
        }
    }

    private sealed record Prepared(
        string Parent, SerializedProperties Properties, IReadOnlyCollection<string> Dependencies);
}
