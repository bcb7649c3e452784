using System.Collections.Immutable;
using Fleet.Engine.Planning;
using Fleet.Engine.Plugins;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Pulumirpc;
using Alias = Fleet.Engine.Planning.Alias;

namespace Fleet.Engine.Monitor;

/// <summary>Turns what programs send into what the engine plans.</summary>
/// <param name="rootDirectory">The project's folder: source positions are kept relative to it.</param>
internal sealed class GoalReader(string rootDirectory)
{
    public Goal Read(RegisterResourceRequest request)
    {
        var inputs = PropertyCodec.Decode(request.Object);
        var dependencies = Urns(request.Dependencies);
        var byProperty = request.PropertyDependencies.ToImmutableSortedDictionary(
            entry => entry.Key, entry => Urns(entry.Value.Urns), StringComparer.Ordinal);
        if (byProperty.IsEmpty && !dependencies.IsEmpty)
        {
            // An SDK that does not say which input came from where: each may have come from everything.
            byProperty = inputs.Keys.ToImmutableSortedDictionary(
                name => name, _ => dependencies, StringComparer.Ordinal);
        }

        foreach (var (name, value) in inputs)
        {
            var found = OutputDependencies(value).Distinct().ToImmutableArray();
            if (!found.IsEmpty)
            {
                byProperty = byProperty.SetItem(name, [.. byProperty.GetValueOrDefault(name, []).Union(found)]);
                dependencies = [.. dependencies.Union(found)];
            }
        }

        return new Goal
        {
            Type = request.Type,
            Name = request.Name,
            Parent = Urn(request.Parent),
            IsCustom = request.Custom,
            Inputs = inputs,
            Protect = request.HasProtect ? request.Protect : null,
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : null,
            Dependencies = dependencies,
            PropertyDependencies = byProperty,
            Provider = Provider(request.Provider),
            Providers = request.Providers.Where(entry => entry.Value.Length > 0)
                .ToImmutableDictionary(entry => entry.Key, entry => Provider(entry.Value)!.Value),
            EnvVarMappings = request.EnvVarMappings.ToImmutableSortedDictionary(
                mapping => PackageRegistry.Plain(mapping.Key), mapping => mapping.Value, StringComparer.Ordinal),
            Version = request.Version,
            PluginDownloadUrl = request.PluginDownloadURL,
            PluginChecksums = PackageRegistry.Checksums(request.PluginChecksums),
            PackageReference = request.PackageRef,
            DeleteBeforeReplace =
                request.DeleteBeforeReplace || request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            HideDiffs = [.. request.HideDiffs],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            Aliases = [.. request.AliasURNs.Select(urn => new Alias { Urn = Urn(urn) }), .. request.Aliases.Select(Read)],
            Timeouts = Read(request.CustomTimeouts),
            ImportId = request.ImportId,
            DeletedWith = Urn(request.DeletedWith),
            ReplaceWith = Urns(request.ReplaceWith),
            ReplacementTrigger = PropertyCodec.Decode(request.ReplacementTrigger) is { } trigger and not PropertyValue.Null
                ? trigger
                : null,
            SourcePosition = Read(request.SourcePosition),
            StackTrace = Read(request.StackTrace),
            Hooks = Read(request.Hooks),
        };
    }

    public Goal Read(ReadResourceRequest request) => new()
    {
        Type = request.Type,
        Name = request.Name,
        Parent = Urn(request.Parent),
        IsCustom = true,
        Inputs = PropertyCodec.Decode(request.Properties),
        Dependencies = Urns(request.Dependencies),
        Provider = Provider(request.Provider),
        Version = request.Version,
        PluginDownloadUrl = request.PluginDownloadURL,
        PluginChecksums = PackageRegistry.Checksums(request.PluginChecksums),
        PackageReference = request.PackageRef,
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
        SourcePosition = Read(request.SourcePosition),
        StackTrace = Read(request.StackTrace),
    };

    /// <summary>What selects the provider that knows of an object.</summary>
    public static Goal Read(ExistsResourceRequest request) => new()
    {
        Type = request.Type,
        Name = request.Type,
        IsCustom = true,
        Parent = Urn(request.Parent),
        Provider = Provider(request.Provider),
        Version = request.Version,
        PluginDownloadUrl = request.PluginDownloadURL,
        PluginChecksums = PackageRegistry.Checksums(request.PluginChecksums),
        PackageReference = request.PackageRef,
    };

    /// <summary>What selects the provider of a function.</summary>
    public static Goal Read(ResourceInvokeRequest request) => new()
    {
        Type = request.Tok,
        Name = request.Tok,
        IsCustom = true,
        Parent = Urn(request.Parent),
        Provider = Provider(request.Provider),
        Version = request.Version,
        PluginDownloadUrl = request.PluginDownloadURL,
        PluginChecksums = PackageRegistry.Checksums(request.PluginChecksums),
        PackageReference = request.PackageRef,
    };

    /// <summary>Reads a URN; an empty text is none.</summary>
    /// <exception cref="DiagnosticException">The text is no URN.</exception>
    public static Urn Urn(string text) => text.Length == 0
        ? default
        : Protocol.Urn.TryParse(text, out var urn)
            ? urn
            : throw new DiagnosticException($"The program has sent '{text}', which is not a URN.");

    private static ProviderReference? Provider(string text) => text.Length == 0
        ? null
        : ProviderReference.TryParse(text) ?? throw new DiagnosticException(
            $"The program has sent '{text}', which is not a provider's reference 'URN::ID'.");

    private static ImmutableArray<Urn> Urns(IEnumerable<string> texts) =>
        [.. texts.Where(text => text.Length > 0).Select(Urn).Distinct()];

    private static Alias Read(Pulumirpc.Alias alias)
    {
        if (alias.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn)
        {
            return new Alias { Urn = Urn(alias.Urn) };
        }

        var spec = alias.Spec ?? new Pulumirpc.Alias.Types.Spec();
        return new Alias
        {
            Name = NullIfEmpty(spec.Name),
            Type = NullIfEmpty(spec.Type),
            Stack = NullIfEmpty(spec.Stack),
            Project = NullIfEmpty(spec.Project),
            Parent = Urn(spec.ParentUrn),
            HadNoParent = spec.NoParent,
        };
    }

    private static CustomTimeouts Read(RegisterResourceRequest.Types.CustomTimeouts? timeouts)
    {
        try
        {
            return timeouts is null ? CustomTimeouts.None : new CustomTimeouts
            {
                Create = Durations.Parse(timeouts.Create),
                Update = Durations.Parse(timeouts.Update),
                Delete = Durations.Parse(timeouts.Delete),
                Read = Durations.Parse(timeouts.Read),
            };
        }
        catch (FormatException exception)
        {
            throw new DiagnosticException($"A custom timeout cannot be read: {exception.Message}", inner: exception);
        }
    }

    private static HookNames Read(RegisterResourceRequest.Types.ResourceHooksBinding? hooks) => hooks is null
        ? HookNames.None
        : HookNames.None
            .With(HookPoint.BeforeCreate, hooks.BeforeCreate)
            .With(HookPoint.AfterCreate, hooks.AfterCreate)
            .With(HookPoint.BeforeUpdate, hooks.BeforeUpdate)
            .With(HookPoint.AfterUpdate, hooks.AfterUpdate)
            .With(HookPoint.BeforeDelete, hooks.BeforeDelete)
            .With(HookPoint.AfterDelete, hooks.AfterDelete)
            .With(HookPoint.OnError, hooks.OnError);

    private ImmutableArray<string> Read(StackTrace? trace) => trace is null
        ? []
        : [.. trace.Frames.Select(frame => Read(frame.Pc)).Where(position => position.Length > 0)];

    // 'file:///srv/fleet/Program.cs' becomes 'project://Program.cs#12,5'.
    private string Read(SourcePosition? position)
    {
        if (position is null || !Uri.TryCreate(position.Uri, UriKind.Absolute, out var uri) || !uri.IsFile)
        {
            return "";
        }

        var path = Path.GetRelativePath(rootDirectory, uri.LocalPath);
        return path.StartsWith("..", StringComparison.Ordinal)
            ? ""
            : $"project://{path}#{position.Line}{(position.Column > 0 ? $",{position.Column}" : "")}";
    }

    internal static IEnumerable<Urn> OutputDependencies(PropertyValue value) => value switch
    {
        PropertyValue.Output output => output.Value is { } inner
            ? output.Dependencies.Concat(OutputDependencies(inner))
            : output.Dependencies,
        PropertyValue.Secret secret => OutputDependencies(secret.Value),
        PropertyValue.List list => list.Items.SelectMany(OutputDependencies),
        PropertyValue.Map map => map.Members.Values.SelectMany(OutputDependencies),
        _ => [],
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
