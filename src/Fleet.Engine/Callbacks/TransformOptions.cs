using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>The options of a registration as transforms see and answer them.</summary>
internal static class TransformOptions
{
    /// <summary>The options of a registration. Its aliases must be in their one form already.</summary>
    public static TransformResourceOptions Of(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            Version = request.Version,
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts?.Clone(),
            PluginDownloadUrl = request.PluginDownloadURL,
            DeletedWith = request.DeletedWith,
            Hooks = request.Hooks?.Clone(),
            Import = request.ImportId,
            ReplacementTrigger = request.ReplacementTrigger?.Clone(),
        };
        options.DependsOn.Add(request.Dependencies);
        options.IgnoreChanges.Add(request.IgnoreChanges);
        options.ReplaceOnChanges.Add(request.ReplaceOnChanges);
        options.Aliases.Add(request.Aliases);
        options.AdditionalSecretOutputs.Add(request.AdditionalSecretOutputs);
        options.Providers.Add(request.Providers);
        options.PluginChecksums.Add(request.PluginChecksums);
        options.HideDiff.Add(request.HideDiffs);
        options.ReplaceWith.Add(request.ReplaceWith);
        if (request.HasProtect)
        {
            options.Protect = request.Protect;
        }

        if (request.HasRetainOnDelete)
        {
            options.RetainOnDelete = request.RetainOnDelete;
        }

        if (request.DeleteBeforeReplace || request.DeleteBeforeReplaceDefined)
        {
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        }

        return options;
    }

    /// <summary>Replaces the whole set of options of a registration.</summary>
    public static void Apply(TransformResourceOptions options, RegisterResourceRequest request)
    {
        request.Version = options.Version;
        request.Provider = options.Provider;
        request.CustomTimeouts = options.CustomTimeouts;
        request.PluginDownloadURL = options.PluginDownloadUrl;
        request.DeletedWith = options.DeletedWith;
        request.Hooks = options.Hooks;
        request.ReplacementTrigger = options.ReplacementTrigger;
        request.ImportId = request.Custom ? options.Import : request.ImportId;
        request.DeleteBeforeReplaceDefined = options.HasDeleteBeforeReplace;
        request.DeleteBeforeReplace = options.DeleteBeforeReplace;
        Replace(request.Dependencies, options.DependsOn);
        Replace(request.IgnoreChanges, options.IgnoreChanges);
        Replace(request.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(request.Aliases, options.Aliases);
        Replace(request.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(request.HideDiffs, options.HideDiff);
        Replace(request.ReplaceWith, options.ReplaceWith);
        request.Providers.Clear();
        request.Providers.Add(options.Providers);
        request.PluginChecksums.Clear();
        request.PluginChecksums.Add(options.PluginChecksums);
        request.ClearProtect();
        if (options.HasProtect)
        {
            request.Protect = options.Protect;
        }

        request.ClearRetainOnDelete();
        if (options.HasRetainOnDelete)
        {
            request.RetainOnDelete = options.RetainOnDelete;
        }
    }

    private static void Replace<T>(Google.Protobuf.Collections.RepeatedField<T> list, IEnumerable<T> by)
    {
        var items = by.ToList();
        list.Clear();
        list.AddRange(items);
    }
}
