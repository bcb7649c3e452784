using System.Buffers;
using System.Text;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Takes a stack's state out as a text, and puts one in place.</summary>
internal sealed class StateTransfer(Backend backend)
{
    private static readonly JsonWriterOptions Indented =
        ValueJson.WriterOptions with { Indented = true, IndentSize = 4, NewLine = "\n" };

    public async Task<string> ExportAsync(string stack, bool showSecrets, CancellationToken cancellationToken)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        if (!showSecrets && !await target.HasJournalAsync(cancellationToken)
            && await target.ReadRawAsync(cancellationToken) is { Version: >= 3 } raw)
        {
            return Indent(writer =>
            {
                writer.WriteStartObject();
                foreach (var field in raw.Header)
                {
                    field.WriteTo(writer);
                }

                writer.WritePropertyName("deployment");
                WriteOr(writer, raw.Deployment);
                UnknownFields.Write(writer, UnknownFields.Of(raw.Root, "version", "features", "checkpoint"));
                writer.WriteEndObject();
            });
        }

        var loaded = await target.LoadAsync(showSecrets ? null : SealedSecrets.Any, cancellationToken);
        using var document = JsonDocument.Parse(
            DeploymentJson.WriteExport(loaded.Deployment, showSecrets ? ShownSecrets.Instance : loaded.Secrets),
            ValueJson.ReaderOptions);
        return Indent(document.RootElement.WriteTo);
    }

    public async Task ImportAsync(string stack, string json, bool force, CancellationToken cancellationToken)
    {
        var (deployment, secrets) = await ParseAsync(stack, json, cancellationToken);
        if (!force && deployment.Resources.FirstOrDefault(
            resource => resource.Urn.Stack != stack || resource.Urn.Project != backend.Project) is { } foreign)
        {
            throw new DiagnosticException(
                $"The state to import is of another stack: it holds '{foreign.Urn}'.",
                $"Import it into that stack, or use --force.");
        }

        await using var locked = await LockedStack.OpenAsync(backend, stack, BlindSecrets.Instance, cancellationToken);
        await locked.ReplaceAsync(deployment, secrets, "stack import", cancellationToken);
    }

    // What is encrypted already stays as it is; what is shown in clear is encrypted with the stack's key.
    private async Task<(Deployment Deployment, IStateSecrets Secrets)> ParseAsync(
        string stack, string json, CancellationToken cancellationToken)
    {
        try
        {
            var raw = RawCheckpoint.Parse(Encoding.UTF8.GetBytes(json));
            if (raw.Deployment is not { } element)
            {
                return (Deployment.Empty with { Unknown = UnknownFields.None }, NoSecrets.Instance);
            }

            var salt = DeploymentJson.SecretsState(element);
            var isShown = json.Contains("\"plaintext\"", StringComparison.Ordinal);
            IStateSecrets reading = salt.Length == 0 ? NoSecrets.Instance
                : isShown ? new EncryptedSecrets(await backend.Workspace.Keyring.OpenAsync(salt, stack, cancellationToken))
                : new SealedSecrets(salt);
            var deployment = DeploymentJson.Read(raw, reading);
            if (Integrity.Check(deployment) is [var problem, ..])
            {
                throw new StateFormatException(problem.ToString());
            }

            if (!isShown || !deployment.Resources.Any(resource => resource.ContainsSecrets))
            {
                return (deployment, reading);
            }

            var config = backend.Workspace.OpenConfig(stack);
            var cipher = await config.CipherAsync(cancellationToken);
            config.Save();
            return (deployment with { SecretsState = cipher.State }, new EncryptedSecrets(cipher));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or StateFormatException)
        {
            throw new DiagnosticException(
                $"The state to import into stack '{stack}' cannot be used: {exception.Message}",
                exception is StateFormatException { Mend: { Length: > 0 } mend } ? mend : "Nothing was changed.",
                inner: exception);
        }
    }

    private static void WriteOr(Utf8JsonWriter writer, JsonElement? element)
    {
        if (element is { } value)
        {
            value.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }

    private static string Indent(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            content(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
