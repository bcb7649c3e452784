using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Resources as checkpoints hold them; the order of the fields is Pulumi's.</summary>
internal static partial class ResourceJson
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
