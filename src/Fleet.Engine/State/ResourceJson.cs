using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Resources as checkpoints hold them; the order of the fields is Pulumi's.</summary>
internal static class ResourceJson
{
    public static void Write(Utf8JsonWriter writer, ResourceState state, IStateSecrets secrets)
    {
        if (state.Raw is { } raw && raw.StandsFor(state, secrets.Salt))
        {
            raw.Write(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("urn", state.Urn.Text);
        writer.WriteBoolean("custom", state.IsCustom);
        Flag(writer, "delete", state.IsDeleted);
        Text(writer, "id", state.Id);
        writer.WriteString("type", state.Type);
        Map(writer, "inputs", state.Inputs, secrets, state.Urn);
        Map(writer, "outputs", state.Outputs, secrets, state.Urn);
        Text(writer, "parent", state.Parent.Text);
        Flag(writer, "protect", state.IsProtected);
        Flag(writer, "taint", state.IsTainted);
        Flag(writer, "external", state.IsExternal);
        List(writer, "dependencies", state.Dependencies.Select(urn => urn.Text));
        List(writer, "initErrors", state.InitErrors);
        Text(writer, "provider", state.Provider?.ToString() ?? "");
        WritePropertyDependencies(writer, state);
        Flag(writer, "pendingReplacement", state.IsPendingReplacement);
        List(writer, "additionalSecretOutputs", state.AdditionalSecretOutputs);
        List(writer, "aliases", state.Aliases.Select(urn => urn.Text));
        WriteTimeouts(writer, state.Timeouts);
        Text(writer, "importID", state.ImportId);
        Flag(writer, "retainOnDelete", state.RetainOnDelete);
        Text(writer, "deletedWith", state.DeletedWith.Text);
        List(writer, "replaceWith", state.ReplaceWith.Select(urn => urn.Text));
        Time(writer, "created", state.Created);
        Time(writer, "modified", state.Modified);
        Text(writer, "sourcePosition", state.SourcePosition);
        WriteStackTrace(writer, state.StackTrace);
        List(writer, "ignoreChanges", state.IgnoreChanges);
        List(writer, "hideDiff", state.HideDiffs);
        List(writer, "replaceOnChanges", state.ReplaceOnChanges);
        if (state.ReplacementTrigger is { } trigger)
        {
            writer.WritePropertyName("replacementTrigger");
            ValueJson.Write(writer, trigger, secrets, state.Urn.Text);
        }

        Flag(writer, "refreshBeforeUpdate", state.RefreshBeforeUpdate);
        Text(writer, "viewOf", state.ViewOf.Text);
        state.Hooks.Write(writer);
        foreach (var (name, value) in state.Extra)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

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

    private static void WriteStackTrace(Utf8JsonWriter writer, ImmutableArray<string> frames)
    {
        if (frames.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("stackTrace");
        foreach (var frame in frames)
        {
            writer.WriteStartObject();
            Text(writer, "sourcePosition", frame);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

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

    private static void WriteTimeouts(Utf8JsonWriter writer, CustomTimeouts timeouts)
    {
        if (timeouts == CustomTimeouts.None)
        {
            return;
        }

        writer.WriteStartObject("customTimeouts");
        Seconds(writer, "create", timeouts.Create);
        Seconds(writer, "update", timeouts.Update);
        Seconds(writer, "delete", timeouts.Delete);
        Seconds(writer, "read", timeouts.Read);
        writer.WriteEndObject();
    }

    private static void WritePropertyDependencies(Utf8JsonWriter writer, ResourceState state)
    {
        if (state.PropertyDependencies.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("propertyDependencies");
        foreach (var (name, urns) in state.PropertyDependencies)
        {
            writer.WriteStartArray(name);
            foreach (var urn in urns)
            {
                writer.WriteStringValue(urn.Text);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Seconds(Utf8JsonWriter writer, string name, TimeSpan? timeout)
    {
        if (timeout is { } value)
        {
            writer.WriteNumber(name, value.TotalSeconds);
        }
    }

    private static void Flag(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }

    private static void Text(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, Rfc3339(time));
        }
    }

    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void List(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        var written = false;
        foreach (var value in values)
        {
            if (!written)
            {
                writer.WriteStartArray(name);
                written = true;
            }

            writer.WriteStringValue(value);
        }

        if (written)
        {
            writer.WriteEndArray();
        }
    }

    private static void Map(Utf8JsonWriter writer, string name, PropertyMap map, IStateSecrets secrets, Urn urn)
    {
        if (map.Count > 0)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, map, secrets, urn.Text);
        }
    }
}
