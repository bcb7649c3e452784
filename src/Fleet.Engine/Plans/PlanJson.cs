using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plans;

/// <summary>Plans as files: indented JSON, described in <c>docs/cli.md</c>. Secrets are encrypted, or left out without a key.</summary>
internal static class PlanJson
{
    private const int Version = 1;

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="secrets">Encrypts; null to leave secrets out, so that any value fits them.</param>
    public static byte[] Write(UpdatePlan plan, IStateSecrets? secrets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.WriterOptions with { Indented = true, IndentSize = 4 }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("manifest");
            writer.WriteNumber("version", Version);
            writer.WriteString("time", plan.Time.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteString("stack", plan.Stack);
            writer.WriteString("program", plan.Basis.Program);
            writer.WriteString("config", plan.Basis.Config);
            writer.WriteString("state", plan.Basis.State);
            writer.WriteEndObject();
            writer.WriteStartObject("resourcePlans");
            foreach (var (urn, resource) in plan.Resources)
            {
                writer.WritePropertyName(urn.Text);
                Write(writer, resource, secrets, urn.Text);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads what a plan says of itself: nothing needs to be decrypted for that.</summary>
    /// <exception cref="FormatException">It is of another form.</exception>
    public static UpdatePlan ReadManifest(byte[] json) => Read(json, root =>
    {
        var manifest = root.GetProperty("manifest");
        return manifest.GetProperty("version").GetInt32() != Version
            ? throw new FormatException("it was written by another version of Fleet.")
            : new UpdatePlan
            {
                Stack = Text(manifest, "stack"),
                Time = manifest.GetProperty("time").GetDateTimeOffset(),
                Basis = new PlanBasis(Text(manifest, "program"), Text(manifest, "config"), Text(manifest, "state")),
            };
    });

    /// <summary>Reads a whole plan.</summary>
    /// <exception cref="FormatException">It is of another form.</exception>
    public static UpdatePlan Read(byte[] json, IStateSecrets secrets) => ReadManifest(json) with
    {
        Resources = Read(json, root => root.GetProperty("resourcePlans").EnumerateObject().ToImmutableSortedDictionary(
            entry => Urn.Parse(entry.Name), entry => ReadResource(entry.Value, secrets, entry.Name))),
    };

    private static T Read<T>(byte[] json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, ValueJson.ReaderOptions);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is not a plan: {exception.Message}", exception);
        }
    }

    private static void Write(Utf8JsonWriter writer, ResourcePlan plan, IStateSecrets? secrets, string place)
    {
        writer.WriteStartObject();
        if (plan.Goal is { } goal)
        {
            writer.WriteStartObject("goal");
            writer.WriteBoolean("custom", goal.IsCustom);
            Optional(writer, "parent", goal.Parent.Text);
            Optional(writer, "provider", goal.Provider.Text);
            Flag(writer, "protect", goal.IsProtected);
            Flag(writer, "retainOnDelete", goal.RetainOnDelete);
            if (goal.DeleteBeforeReplace is { } order)
            {
                writer.WriteBoolean("deleteBeforeReplace", order);
            }

            Optional(writer, "import", goal.ImportId);
            List(writer, "dependencies", goal.Dependencies.Select(urn => urn.Text));
            List(writer, "ignoreChanges", goal.IgnoreChanges);
            List(writer, "replaceOnChanges", goal.ReplaceOnChanges);
            writer.WritePropertyName("inputs");
            ValueJson.Write(writer, secrets is null ? Forget(goal.Inputs).AsMap() : goal.Inputs, secrets ?? NoSecrets.Instance, place);
            writer.WriteEndObject();
        }

        List(writer, "steps", plan.Steps.Select(step => step.Name()));
        Flag(writer, "drift", plan.IsAboutDrift);
        Optional(writer, "seed", Convert.ToBase64String([.. plan.Seed]));
        writer.WriteEndObject();
    }

    private static ResourcePlan ReadResource(JsonElement element, IStateSecrets secrets, string place) => new()
    {
        Goal = element.TryGetProperty("goal", out var goal) ? ReadGoal(goal, secrets, place) : null,
        Steps = [.. Texts(element, "steps").Select(Kind)],
        IsAboutDrift = element.TryGetProperty("drift", out var drift) && drift.GetBoolean(),
        Seed = [.. Convert.FromBase64String(Text(element, "seed"))],
    };

    private static PlannedGoal ReadGoal(JsonElement goal, IStateSecrets secrets, string place) => new()
    {
        IsCustom = goal.GetProperty("custom").GetBoolean(),
        Parent = Name(Text(goal, "parent")),
        Provider = Name(Text(goal, "provider")),
        IsProtected = goal.TryGetProperty("protect", out var protect) && protect.GetBoolean(),
        RetainOnDelete = goal.TryGetProperty("retainOnDelete", out var retain) && retain.GetBoolean(),
        DeleteBeforeReplace = goal.TryGetProperty("deleteBeforeReplace", out var order) ? order.GetBoolean() : null,
        ImportId = Text(goal, "import"),
        Dependencies = [.. Texts(goal, "dependencies").Select(Urn.Parse)],
        IgnoreChanges = [.. Texts(goal, "ignoreChanges")],
        ReplaceOnChanges = [.. Texts(goal, "replaceOnChanges")],
        Inputs = ValueJson.ReadMap(goal.GetProperty("inputs"), secrets, place),
    };

    // What is not known fits everything.
    private static PropertyValue Forget(PropertyValue value) => value switch
    {
        PropertyValue.Secret => PropertyValue.Unknown.Instance,
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(Forget)),
        PropertyValue.Map map => PropertyMap.From(
            map.Members.Select(member => KeyValuePair.Create(member.Key, Forget(member.Value)))),
        _ => value,
    };

    private static StepKind Kind(string name) => Enum.GetValues<StepKind>().Where(kind => kind.Name() == name)
        .Select(kind => (StepKind?)kind).FirstOrDefault() ?? throw new FormatException($"'{name}' is no step.");

    private static Urn Name(string text) => text.Length == 0 ? default : Urn.Parse(text);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(item => item.GetString() ?? "") : [];

    private static void Optional(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(name, text);
        }
    }

    private static void Flag(Utf8JsonWriter writer, string name, bool flag)
    {
        if (flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    private static void List(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
