using Fleet.Protocol.Values;
using Google.Protobuf;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>A resource transform as the engine calls it.</summary>
internal static class ResourceTransformCallback
{
    public static Func<ByteString, CancellationToken, Task<IMessage>> For(ResourceTransform transform) =>
        async (bytes, cancellationToken) =>
        {
            var request = TransformRequest.Parser.ParseFrom(bytes);
            var args = new ResourceTransformArgs(
                request.Name,
                request.Type,
                request.Custom,
                PlainReader.ReadMembers(PropertyCodec.Decode(request.Properties)),
                ToOptions(request));
            var response = new TransformResponse();
            if (await transform(args, cancellationToken) is { } changed)
            {
                var serialized = await SerializedProperties.FromAsync(
                    $"transform of '{request.Name}'", changed.Args, () => new Serializer(true, true));
                response.Properties = PropertyCodec.Encode(serialized.Values);
                response.Options = await ToMessageAsync(changed.Options);
            }

            return response;
        };

    private static ResourceOptions ToOptions(TransformRequest request)
    {
        var given = request.Options ?? new TransformResourceOptions();
        ResourceOptions options = request.Custom
            ? new CustomResourceOptions
            {
                DeleteBeforeReplace = given.HasDeleteBeforeReplace ? given.DeleteBeforeReplace : null,
                AdditionalSecretOutputs = [.. given.AdditionalSecretOutputs],
                ImportId = OrNull(given.Import),
            }
            : new ComponentResourceOptions
            {
                Providers = [.. given.Providers.Values.Select(provider => new DependencyProviderResource(provider))],
            };
        options.Aliases = [.. given.Aliases.Select(alias => (Input<Alias>)AliasMessages.ToAlias(alias))];
        options.CustomTimeouts = given.CustomTimeouts is { } timeouts ? CustomTimeouts.From(timeouts) : null;
        options.DeletedWith = OrNull(given.DeletedWith) is { } owner ? new DependencyResource(owner) : null;
        options.DependsOn = given.DependsOn.Select(urn => (Resource)new DependencyResource(urn)).ToList();
        options.HideDiffs = [.. given.HideDiff];
        options.Hooks = HookRegistry.FromMessage(given.Hooks);
        options.IgnoreChanges = [.. given.IgnoreChanges];
        options.Parent = OrNull(request.Parent) is { } parent ? new DependencyResource(parent) : null;
        options.PluginDownloadURL = OrNull(given.PluginDownloadUrl);
        options.Protect = given.HasProtect ? given.Protect : null;
        options.Provider = OrNull(given.Provider) is { } provider ? new DependencyProviderResource(provider) : null;
        options.ReplaceOnChanges = [.. given.ReplaceOnChanges];
        options.ReplaceWith = given.ReplaceWith.Select(urn => (Resource)new DependencyResource(urn)).ToList();
        options.ReplacementTrigger = PropertyCodec.Decode(given.ReplacementTrigger) is { } trigger
            && new PlainReader(true).Read(trigger) is { } plain
            ? (Input<object>)plain
            : null;
        options.RetainOnDelete = given.HasRetainOnDelete ? given.RetainOnDelete : null;
        options.Version = OrNull(given.Version);
        return options;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static async Task<TransformResourceOptions> ToMessageAsync(ResourceOptions options)
    {
        var message = new TransformResourceOptions
        {
            CustomTimeouts = options.CustomTimeouts?.ToMessage(),
            DeletedWith = options.DeletedWith is { } owner ? await owner.Urn.GetValueAsync("") : "",
            Hooks = await HookRegistry.BindAsync(options.HooksOrNull),
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            Provider = options.Provider is { } provider ? await provider.ReferenceAsync() : "",
            Version = options.Version ?? "",
        };
        if (options.Protect is { } protect)
        {
            message.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            message.RetainOnDelete = retain;
        }

        message.Aliases.AddRange(await AliasMessages.FromAsync(options.AliasesOrNone));
        message.DependsOn.AddRange(
            await Dependency.UrnsAsync(await options.DependsOn.ToOutput().GetValueAsync([]), null));
        message.HideDiff.AddRange(options.HideDiffs);
        message.IgnoreChanges.AddRange(options.IgnoreChanges);
        message.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        message.ReplaceWith.AddRange(
            await Dependency.UrnsAsync(await options.ReplaceWith.ToOutput().GetValueAsync([]), null));
        if (options.ReplacementTrigger is { } trigger)
        {
            message.ReplacementTrigger = PropertyCodec.Encode(
                await new Serializer(true).SerializeAsync("replacement trigger", trigger));
        }

        await AddOwnAsync(message, options);
        return message;
    }

    private static async Task AddOwnAsync(TransformResourceOptions message, ResourceOptions options)
    {
        if (options is CustomResourceOptions custom)
        {
            message.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
            message.Import = custom.ImportId ?? "";
            if (custom.DeleteBeforeReplace is { } before)
            {
                message.DeleteBeforeReplace = before;
            }
        }

        foreach (var provider in (options as ComponentResourceOptions)?.ProvidersOrNone ?? [])
        {
            message.Providers[provider.Package] = await provider.ReferenceAsync();
        }
    }
}
