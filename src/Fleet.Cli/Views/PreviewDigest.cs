using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>
/// Collects a preview and writes it as Pulumi's preview digest: one indented document with config, steps, diagnostics
/// and counts. Secrets are the text <c>[secret]</c>.
/// </summary>
internal sealed class PreviewDigest
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
    };

    private readonly List<StepMetadata> _steps = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private PreludeEvent? _prelude;
    private SummaryEvent? _summary;

    /// <summary>List unchanged resources too.</summary>
    public bool ShowSames { get; init; }

    /// <summary>Leave out the stack's outputs.</summary>
    public bool SuppressOutputs { get; init; }

    /// <summary>Takes an event.</summary>
    public void Apply(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case PreludeEvent prelude:
                _prelude = prelude;
                break;
            case ResourcePreEvent { Metadata: { IsInternal: false } step } when IsListed(step):
                _steps.Add(step);
                break;
            case ResourceOutputsEvent { Metadata: { IsInternal: false } step } when IsListed(step):
                var index = _steps.FindIndex(known => known.Urn == step.Urn && known.Kind == step.Kind);
                if (index >= 0)
                {
                    _steps[index] = step;
                }

                break;
            case DiagnosticEvent { IsEphemeral: false, Diagnostic: { Severity: > Severity.Debug } diagnostic }:
                _diagnostics.Add(diagnostic);
                break;
            case SummaryEvent summary:
                _summary = summary;
                break;
        }
    }

    /// <summary>The document.</summary>
    public string Render()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            WriteConfig(json);
            WriteSteps(json);
            WriteDiagnostics(json);
            json.WriteNumber("duration", (long)((_summary?.Duration ?? TimeSpan.Zero).TotalMicroseconds * 1000));
            json.WriteStartObject("changeSummary");
            foreach (var (kind, count) in _summary?.Changes ?? ImmutableSortedDictionary<StepKind, int>.Empty)
            {
                json.WriteNumber(kind.Name(), count);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // The physical halves of a replacement are left out, the stack itself is always there.
    private bool IsListed(StepMetadata step) =>
        step.Kind.IsLogical() && (ShowSames || step.Kind != StepKind.Same || step.Urn.IsRootStack);

    private void WriteConfig(Utf8JsonWriter json)
    {
        if (_prelude is null || _prelude.Config.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("config");
        foreach (var (key, value) in _prelude.Config)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private void WriteSteps(Utf8JsonWriter json)
    {
        if (_steps.Count == 0)
        {
            return;
        }

        json.WriteStartArray("steps");
        foreach (var step in _steps)
        {
            json.WriteStartObject();
            json.WriteString("op", step.Kind.Name());
            json.WriteString("urn", step.Urn.Text);
            if (step.Provider.Length > 0)
            {
                json.WriteString("provider", step.Provider);
            }

            WriteState(json, "oldState", step.Old, step.Provider);
            WriteState(json, "newState", step.New, step.Provider);
            json.WriteNames("diffReasons", [.. step.ChangedPaths.Select(PropertyChanges.TopLevel).Distinct()]);
            json.WriteNames("replaceReasons", step.ReplaceKeys);
            WriteDifferences(json, step);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDifferences(Utf8JsonWriter json, StepMetadata step)
    {
        if (step.DetailedDiff is not { } differences)
        {
            json.WriteNull("detailedDiff");
            return;
        }

        json.WriteStartObject("detailedDiff");
        foreach (var (path, difference) in differences)
        {
            json.WriteStartObject(path);
            json.WriteString("kind", JsonEvents.Name(difference.Kind));
            json.WriteBoolean("inputDiff", difference.IsInputDiff);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteState(Utf8JsonWriter json, string name, StateMetadata? state, string provider)
    {
        if (state is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("urn", state.Urn.Text);
        json.WriteBoolean("custom", state.IsCustom);
        json.WriteText("id", state.Id);
        json.WriteString("type", state.Urn.Type);
        WriteMap(json, "inputs", state.Inputs);
        WriteMap(json, "outputs", SuppressOutputs && state.Urn.IsRootStack ? Protocol.Values.PropertyMap.Empty : state.Outputs);
        json.WriteText("parent", state.Parent.Text);
        if (state.IsProtected)
        {
            json.WriteBoolean("protect", true);
        }

        if (state.IsExternal)
        {
            json.WriteBoolean("external", true);
        }

        json.WriteNames("initErrors", state.InitErrors);
        json.WriteText("provider", provider);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, Protocol.Values.PropertyMap map)
    {
        if (map.Count > 0)
        {
            json.WritePropertyName(name);
            JsonValues.Write(json, map, secretsAsText: true);
        }
    }

    private void WriteDiagnostics(Utf8JsonWriter json)
    {
        if (_diagnostics.Count == 0)
        {
            return;
        }

        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in _diagnostics)
        {
            json.WriteStartObject();
            json.WriteText("urn", diagnostic.Urn.Text);
            json.WriteString("message", diagnostic.ToString());
            json.WriteString("severity", JsonEvents.Name(diagnostic.Severity));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
