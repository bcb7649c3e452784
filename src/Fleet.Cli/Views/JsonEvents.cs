using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Cli.Views;

/// <summary>Writes a run's events in the shapes of Pulumi's engine events, one compact JSON object each.</summary>
internal static class JsonEvents
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event on one line; null for what the format has no event for.</summary>
    public static string? Render(EngineEvent engineEvent)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", engineEvent.Sequence);
            json.WriteNumber("timestamp", engineEvent.Time.ToUnixTimeSeconds());
            if (!WritePayload(json, engineEvent))
            {
                return null;
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A severity's name in events.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Debug => "debug",
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
    };

    /// <summary>The name of a kind of property difference in events.</summary>
    public static string Name(DiffKind kind) => kind switch
    {
        DiffKind.Add => "add",
        DiffKind.AddReplace => "add-replace",
        DiffKind.Delete => "delete",
        DiffKind.DeleteReplace => "delete-replace",
        DiffKind.Update => "update",
        DiffKind.UpdateReplace => "update-replace",
    };

    private static bool WritePayload(Utf8JsonWriter json, EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case PreludeEvent prelude:
                json.WriteStartObject("preludeEvent");
                json.WriteStartObject("config");
                foreach (var (key, value) in prelude.Config)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
                break;
            case StdoutEvent line:
                json.WriteStartObject("stdoutEvent");
                json.WriteString("message", line.Message + "\n");
                json.WriteString("color", "never");
                break;
            case DiagnosticEvent report:
                WriteDiagnostic(json, report);
                break;
            case ResourcePreEvent begun:
                json.WriteStartObject("resourcePreEvent");
                WriteStep(json, begun);
                json.WriteIf("planning", begun.IsPlanning);
                break;
            case ResourceOutputsEvent done:
                json.WriteStartObject("resOutputsEvent");
                WriteStep(json, done);
                json.WriteIf("planning", done.IsPlanning);
                break;
            case ResourceFailedEvent failed:
                json.WriteStartObject("resOpFailedEvent");
                WriteStep(json, failed);
                json.WriteNumber("status", (int)failed.Status);
                json.WriteNumber("steps", failed.Steps);
                break;
            case SummaryEvent summary:
                WriteSummary(json, summary);
                break;
            case CancelEvent:
                json.WriteStartObject("cancelEvent");
                break;
            default:
                return false;
        }

        json.WriteEndObject();
        return true;
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, DiagnosticEvent report)
    {
        json.WriteStartObject("diagnosticEvent");
        if (!report.Diagnostic.Urn.IsEmpty)
        {
            json.WriteString("urn", report.Diagnostic.Urn.Text);
        }

        json.WriteString("message", report.Diagnostic.ToString() + "\n");
        json.WriteString("color", "never");
        json.WriteString("severity", Name(report.Diagnostic.Severity));
        if (report.StreamId != 0)
        {
            json.WriteNumber("streamID", report.StreamId);
        }

        json.WriteIf("ephemeral", report.IsEphemeral);
    }

    private static void WriteSummary(Utf8JsonWriter json, SummaryEvent summary)
    {
        json.WriteStartObject("summaryEvent");
        json.WriteBoolean("maybeCorrupt", summary.MaybeCorrupt);
        json.WriteNumber("durationSeconds", (long)Math.Ceiling(summary.Duration.TotalSeconds));
        json.WriteStartObject("resourceChanges");
        foreach (var (kind, count) in summary.Changes)
        {
            json.WriteNumber(kind.Name(), count);
        }

        json.WriteEndObject();
        json.WriteStartObject("PolicyPacks");
        json.WriteEndObject();
        json.WriteBoolean("isPreview", summary.IsPreview);
        json.WriteString("result", summary.Outcome switch
        {
            OperationOutcome.Succeeded => "succeeded",
            OperationOutcome.Failed => "failed",
            OperationOutcome.Canceled => "canceled",
        });
    }

    private static void WriteStep(Utf8JsonWriter json, StepEvent engineEvent)
    {
        WriteAudit(json, engineEvent);
        var step = engineEvent.Metadata;
        json.WriteStartObject("metadata");
        json.WriteString("op", step.Kind.Name());
        json.WriteString("urn", step.Urn.Text);
        json.WriteString("type", step.Type);
        json.WritePropertyName("old");
        WriteState(json, step.Old);
        json.WritePropertyName("new");
        WriteState(json, step.New);
        json.WriteNames("keys", step.ReplaceKeys);
        json.WriteNames("diffs", [.. step.ChangedPaths.Select(PropertyChanges.TopLevel).Distinct()]);
        json.WriteNames("reasons", step.Reasons);
        json.WritePropertyName("detailedDiff");
        WriteDifferences(json, step);
        json.WriteIf("logical", step.Kind.IsLogical());
        json.WriteString("provider", step.Provider);
        json.WriteEndObject();
    }

    // Beyond Pulumi's fields; its readers pass over what they do not know.
    private static void WriteAudit(Utf8JsonWriter json, StepEvent engineEvent)
    {
        if (engineEvent.By is { } actor)
        {
            json.WriteStartObject("by");
            json.WriteString("user", actor.User);
            json.WriteString("host", actor.Host);
            json.WriteText("runUrl", actor.RunUrl);

            json.WriteEndObject();
        }

        if (engineEvent.Duration is { } duration)
        {
            json.WriteNumber("durationMs", (long)duration.TotalMilliseconds);
        }
    }

    private static void WriteDifferences(Utf8JsonWriter json, StepMetadata step)
    {
        if (step.DetailedDiff is not { } differences)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        foreach (var (path, difference) in differences)
        {
            json.WriteStartObject(path);
            json.WriteString("diffKind", Name(difference.Kind));
            json.WriteBoolean("inputDiff", difference.IsInputDiff);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, StateMetadata? state)
    {
        if (state is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", state.Urn.Type);
        json.WriteString("urn", state.Urn.Text);
        json.WriteIf("custom", state.IsCustom);
        json.WriteIf("delete", state.IsDeleted);
        json.WriteString("id", state.Id);
        json.WriteString("parent", state.Parent.Text);
        json.WriteIf("protect", state.IsProtected);
        json.WriteIf("external", state.IsExternal);
        json.WriteIf("retainOnDelete", state.RetainOnDelete);
        json.WritePropertyName("inputs");
        JsonValues.Write(json, state.Inputs, secretsAsText: false);
        json.WritePropertyName("outputs");
        JsonValues.Write(json, state.Outputs, secretsAsText: false);
        json.WriteNames("initErrors", state.InitErrors);
        json.WriteEndObject();
    }
}
