using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <content>Reading: fields that are not known are kept, and so is the text.</content>
internal static partial class ResourceJson
{
    /// <summary>Reads a resource.</summary>
    /// <exception cref="StateFormatException">The element is no resource.</exception>
    public static ResourceState Read(JsonElement element, IStateSecrets secrets)
    {
        if (!element.TryGetProperty("urn", out var urnElement) || !Urn.TryParse(urnElement.GetString(), out var urn))
        {
            throw new StateFormatException("rule 3 is broken: a resource has no valid URN.");
        }

        if (!element.TryGetProperty("type", out var type) || !type.ValueEquals(urn.Type))
        {
            throw new StateFormatException($"rule 3 is broken: '{urn}' has no type, or another one than its URN says.", urn);
        }

        var extra = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>();
        var state = new ResourceState { Urn = urn };
        foreach (var member in element.EnumerateObject())
        {
            if (With(state, member, secrets) is { } known)
            {
                state = known;
            }
            else
            {
                extra.Add(KeyValuePair.Create(member.Name, member.Value.Clone()));
            }
        }

        return WithRaw(extra.Count == 0 ? state : state with { Extra = extra.ToImmutable() }, element, secrets);
    }

    // A text with secrets in clear is never written again as it is.
    private static ResourceState WithRaw(ResourceState state, JsonElement element, IStateSecrets secrets)
    {
        if (state.ContainsSecrets && element.GetRawText().Contains("\"plaintext\"", StringComparison.Ordinal))
        {
            return state;
        }

        var raw = new RawResource(element, secrets.Salt);
        return raw.Read = state with { Raw = raw };
    }

    private static ResourceState? With(ResourceState state, JsonProperty member, IStateSecrets secrets)
    {
        var value = member.Value;
        return member.Name switch
        {
            "urn" or "type" => state,
            "custom" => state with { IsCustom = value.GetBoolean() },
            "delete" => state with { IsDeleted = value.GetBoolean() },
            "id" => state with { Id = value.GetString() ?? "" },
            "inputs" => state with { Inputs = ReadMap(value, secrets, state.Urn) },
            "outputs" => state with { Outputs = ReadMap(value, secrets, state.Urn) },
            "parent" => state with { Parent = ReadUrn(value) },
            "protect" => state with { IsProtected = value.GetBoolean() },
            "taint" => state with { IsTainted = value.GetBoolean() },
            "external" => state with { IsExternal = value.GetBoolean() },
            "dependencies" => state with { Dependencies = ReadUrns(value) },
            "initErrors" => state with { InitErrors = ReadTexts(value) },
            "provider" => state with { Provider = ReadProvider(state.Urn, value.GetString() ?? "") },
            "propertyDependencies" => state with { PropertyDependencies = ReadPropertyDependencies(value) },
            "pendingReplacement" => state with { IsPendingReplacement = value.GetBoolean() },
            "additionalSecretOutputs" => state with { AdditionalSecretOutputs = ReadTexts(value) },
            "aliases" => state with { Aliases = ReadUrns(value) },
            "customTimeouts" => state with { Timeouts = ReadTimeouts(value) },
            "importID" => state with { ImportId = value.GetString() ?? "" },
            "retainOnDelete" => state with { RetainOnDelete = value.GetBoolean() },
            "deletedWith" => state with { DeletedWith = ReadUrn(value) },
            "replaceWith" => state with { ReplaceWith = ReadUrns(value) },
            "created" => state with { Created = value.GetDateTimeOffset() },
            "modified" => state with { Modified = value.GetDateTimeOffset() },
            "sourcePosition" => state with { SourcePosition = value.GetString() ?? "" },
            "stackTrace" => state with { StackTrace = ReadStackTrace(value) },
            "ignoreChanges" => state with { IgnoreChanges = ReadTexts(value) },
            "hideDiff" => state with { HideDiffs = ReadTexts(value) },
            "replaceOnChanges" => state with { ReplaceOnChanges = ReadTexts(value) },
            "replacementTrigger" => state with { ReplacementTrigger = ValueJson.Read(value, secrets, state.Urn.Text) },
            "refreshBeforeUpdate" => state with { RefreshBeforeUpdate = value.GetBoolean() },
            "viewOf" => state with { ViewOf = ReadUrn(value) },
            "resourceHooks" => state with { Hooks = HookNames.Read(value) },
            _ => null,
        };
    }

    private static PropertyMap ReadMap(JsonElement value, IStateSecrets secrets, Urn urn) =>
        value.ValueKind == JsonValueKind.Null ? PropertyMap.Empty : ValueJson.ReadMap(value, secrets, urn.Text);

    private static Urn ReadUrn(JsonElement value) =>
        value.GetString() is { Length: > 0 } text ? Parse(text) : default;

    private static Urn Parse(string text) => Urn.TryParse(text, out var urn)
        ? urn
        : throw new StateFormatException($"rule 5 is broken: '{text}' is referred to, which is not a URN.");

    private static ImmutableArray<Urn> ReadUrns(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? []
        : [.. value.EnumerateArray().Select(item => Parse(item.GetString() ?? ""))];

    private static ImmutableArray<string> ReadTexts(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? []
        : [.. value.EnumerateArray().Select(item => item.GetString() ?? "")];

    private static ProviderReference? ReadProvider(Urn urn, string text) => text.Length == 0
        ? null
        : ProviderReference.TryParse(text) ?? throw new StateFormatException(
            $"rule 4 is broken: '{urn}' names a provider '{text}' that is not of the form URN::ID.", urn);

    private static ImmutableSortedDictionary<string, ImmutableArray<Urn>> ReadPropertyDependencies(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
            ? ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal)
            : value.EnumerateObject().ToImmutableSortedDictionary(
                member => member.Name, member => ReadUrns(member.Value), StringComparer.Ordinal);

    private static ImmutableArray<string> ReadStackTrace(JsonElement value) => value.ValueKind != JsonValueKind.Array
        ? []
        : [.. value.EnumerateArray().Select(frame =>
            frame.TryGetProperty("sourcePosition", out var position) ? position.GetString() ?? "" : "")];

    private static CustomTimeouts ReadTimeouts(JsonElement value)
    {
        TimeSpan? Seconds(string name) =>
            value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var seconds) && seconds.GetDouble() > 0
                ? TimeSpan.FromSeconds(seconds.GetDouble())
                : null;

        return new CustomTimeouts
        {
            Create = Seconds("create"),
            Update = Seconds("update"),
            Delete = Seconds("delete"),
            Read = Seconds("read"),
        };
    }
}
