using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fleet.Engine.Config;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Where the state of a project's stacks is kept, in Pulumi's layout.</summary>
public sealed partial class Backend
{
    private static readonly JsonWriterOptions Indented = ValueJson.WriterOptions with { Indented = true, IndentSize = 4 };

    private readonly FileStore _store;

    private Backend(Workspace workspace, string url)
    {
        Workspace = workspace;
        Url = url;
        _store = new FileStore(BackendUrl.Folder(url));
    }

    /// <summary>The URL, such as <c>file:///srv/state</c>.</summary>
    public string Url { get; }

    internal Workspace Workspace { get; }

    private string Project => Workspace.Project.Name;

    /// <summary>
    /// Opens the backend that <c>PULUMI_BACKEND_URL</c> names, else the project file, else <c>file://./.fleet/state</c>;
    /// a relative path is relative to the current folder in the first case and to the project file in the others.
    /// </summary>
    /// <exception cref="DiagnosticException">The URL is of a kind that is not supported.</exception>
    public static Backend Open(Workspace workspace)
    {
        var backend = new Backend(workspace, BackendUrl.Of(workspace));
        backend.CheckMeta();
        return backend;
    }

    /// <summary>The project's stacks by name.</summary>
    public async Task<ImmutableArray<StackSummary>> ListStacksAsync(CancellationToken cancellationToken = default)
    {
        var names = _store.List(StackFiles.StackFolder(Project)).Select(key => Path.GetFileName(key))
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".json.gz", StringComparison.Ordinal))
            .Select(name => name[..name.LastIndexOf(".json", StringComparison.Ordinal)])
            .Distinct();
        var stacks = ImmutableArray.CreateBuilder<StackSummary>();
        foreach (var name in names)
        {
            stacks.Add(await SummaryAsync(name, cancellationToken));
        }

        return stacks.ToImmutable();
    }

    /// <summary>True when the stack exists.</summary>
    public bool StackExists(string stack) => Stack(stack).Exists;

    /// <summary>Makes an empty stack.</summary>
    /// <exception cref="DiagnosticException">The name is not allowed, or there is such a stack.</exception>
    public Task CreateStackAsync(string stack, CancellationToken cancellationToken = default)
    {
        if (!StackName().IsMatch(stack))
        {
            throw new DiagnosticException(
                $"'{stack}' cannot be a stack's name.", "Use up to 100 letters, digits, '_', '.' and '-'.");
        }

        var target = Stack(stack);
        if (target.Exists)
        {
            throw new DiagnosticException(
                $"Stack '{stack}' of project '{Project}' exists already.", $"Select it with: fleet stack select {stack}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!_store.Exists(StackFiles.Meta))
        {
            _store.Write(StackFiles.Meta, "version: 1\n"u8);
        }

        target.Replace(DeploymentJson.WriteCheckpoint(target.Files.QualifiedName, null, NoSecrets.Instance));
        return Task.CompletedTask;
    }

    /// <summary>Removes a stack with its state and history; one that has resources only when forced.</summary>
    /// <exception cref="DiagnosticException">There is no such stack, it has resources, or someone holds it.</exception>
    public async Task RemoveStackAsync(string stack, bool force = false, CancellationToken cancellationToken = default)
    {
        var target = Existing(stack);
        var held = await target.Locks.TakeAsync(cancellationToken);
        try
        {
            if (!force)
            {
                var loaded = await target.LoadAsync(BlindSecrets.Instance, cancellationToken);
                if (loaded.Deployment.Resources.Any(resource => !resource.Urn.IsRootStack))
                {
                    throw new DiagnosticException(
                        $"Stack '{stack}' still has {loaded.Deployment.Resources.Length} resources.",
                        "Run 'fleet destroy' first, or remove it with --force and keep the objects.");
                }
            }

            foreach (var key in new[]
                     {
                         target.Files.Checkpoint, target.Files.GzipCheckpoint, target.Files.Backup, target.Files.Journal,
                         target.Files.Tags,
                     })
            {
                _store.Delete(key);
            }

            _store.DeleteFolder(target.Files.HistoryFolder);
            _store.DeleteFolder(target.Files.BackupFolder);
        }
        finally
        {
            held.Release();
        }
    }

    /// <summary>The stack's state as Pulumi's <c>stack export</c> writes it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="showSecrets">True to write secrets in clear.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, or its state cannot be read.</exception>
    public async Task<string> ExportAsync(
        string stack, bool showSecrets = false, CancellationToken cancellationToken = default)
    {
        var target = Existing(stack);
        if (!showSecrets && !target.HasJournal)
        {
            var raw = await target.ReadRawAsync(cancellationToken);
            return Indent(writer =>
            {
                writer.WriteStartObject();
                foreach (var field in raw.Header)
                {
                    field.WriteTo(writer);
                }

                writer.WritePropertyName("deployment");
                WriteOr(writer, raw.Deployment);
                writer.WriteEndObject();
            });
        }

        var loaded = await target.LoadAsync(null, cancellationToken);
        var secrets = showSecrets ? ShownSecrets.Instance : await SecretsAsync(loaded, stack, cancellationToken);
        using var document = JsonDocument.Parse(
            DeploymentJson.WriteExport(loaded.Deployment, secrets), ValueJson.ReaderOptions);
        return Indent(document.RootElement.WriteTo);
    }

    /// <summary>Replaces the stack's state by an exported one; one of another stack only when forced.</summary>
    /// <exception cref="DiagnosticException">The text is no valid state of this stack, or someone holds the stack.</exception>
    public async Task ImportAsync(
        string stack, string json, bool force = false, CancellationToken cancellationToken = default)
    {
        var target = Existing(stack);
        var deployment = await ParseImportAsync(stack, json, cancellationToken);
        if (!force && deployment.Resources.FirstOrDefault(
            resource => resource.Urn.Stack != stack || resource.Urn.Project != Project) is { } foreign)
        {
            throw new DiagnosticException(
                $"The state to import is of another stack: it holds '{foreign.Urn}'.",
                $"Import it into that stack, or use --force.");
        }

        var held = await target.Locks.TakeAsync(cancellationToken);
        try
        {
            await target.FoldAsync(cancellationToken);
            var holdsSecrets = deployment.Resources.Any(resource => resource.ContainsSecrets);
            IStateSecrets secrets = NoSecrets.Instance;
            if (holdsSecrets)
            {
                var config = Workspace.OpenConfig(stack);
                var cipher = await config.CipherAsync(cancellationToken);
                config.Save();
                secrets = new EncryptedSecrets(cipher);
                deployment = deployment with { SecretsState = cipher.State };
            }

            target.Replace(target.Write(deployment, secrets));
        }
        finally
        {
            held.Release();
        }
    }

    /// <summary>The stack's outputs. Secret ones are secrets around <c>[secret]</c> unless shown.</summary>
    /// <exception cref="DiagnosticException">There is no such stack, or its state cannot be read.</exception>
    public async Task<PropertyMap> OutputsAsync(
        string stack, bool showSecrets = false, CancellationToken cancellationToken = default)
    {
        var loaded = await Existing(stack).LoadAsync(showSecrets ? null : BlindSecrets.Instance, cancellationToken);
        return loaded.Deployment.Resources.FirstOrDefault(resource => resource.Urn.IsRootStack)?.Outputs
            ?? PropertyMap.Empty;
    }

    /// <summary>Past runs, newest first.</summary>
    public Task<ImmutableArray<HistoryEntry>> HistoryAsync(string stack, CancellationToken cancellationToken = default) =>
        History.ReadAsync(_store, Existing(stack).Files, cancellationToken);

    /// <summary>Who holds the stack; usually nobody.</summary>
    public ImmutableArray<StackLock> Locks(string stack) =>
        [.. Existing(stack).Locks.List().Select(item => item.Holder)];

    /// <summary>
    /// Breaks the stack's locks, and folds into its state what a run that has ended left behind. Says which were broken.
    /// </summary>
    public async Task<ImmutableArray<StackLock>> CancelAsync(string stack, CancellationToken cancellationToken = default)
    {
        var target = Existing(stack);
        var broken = target.Locks.List();
        foreach (var (key, _) in broken)
        {
            _store.Delete(key);
        }

        if (broken.All(item => StackLocks.IsStale(item.Holder)) && target.HasJournal)
        {
            var held = await target.Locks.TakeAsync(cancellationToken);
            await target.FoldAsync(cancellationToken);
            held.Release();
        }

        return [.. broken.Select(item => item.Holder)];
    }

    internal StackStore Stack(string stack) => new(
        _store, new StackFiles(Project, stack), Workspace.Keyring, Workspace.Environment);

    /// <summary>A stack of any project in this backend.</summary>
    internal StackStore Stack(string project, string stack) => new(
        _store, new StackFiles(project, stack), Workspace.Keyring, Workspace.Environment);

    internal StackStore Existing(string stack)
    {
        var target = Stack(stack);
        return target.Exists ? target : throw target.NoStack();
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex StackName();

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

    private async Task<StackSummary> SummaryAsync(string stack, CancellationToken cancellationToken)
    {
        var target = Stack(stack);
        try
        {
            var raw = await target.ReadRawAsync(cancellationToken);
            var time = raw.Deployment?.GetProperty("manifest").GetProperty("time").GetDateTimeOffset();
            var count = raw.Deployment is { } latest && latest.TryGetProperty("resources", out var resources)
                ? resources.GetArrayLength()
                : 0;
            return new StackSummary(stack, time, count);
        }
        catch (Exception exception) when (exception is DiagnosticException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            return new StackSummary(stack, null, null);
        }
    }

    private async Task<Deployment> ParseImportAsync(string stack, string json, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(json, ValueJson.ReaderOptions);
            if (DeploymentJson.Find(document.RootElement) is not { } element)
            {
                return Deployment.Empty;
            }

            var salt = DeploymentJson.SecretsState(element);
            var deployment = DeploymentJson.Read(element, salt.Length > 0 && json.Contains("\"ciphertext\"", StringComparison.Ordinal)
                ? new EncryptedSecrets(await Workspace.Keyring.OpenAsync(salt, stack, cancellationToken))
                : NoSecrets.Instance);
            return Integrity.Check(deployment) is [var problem, ..]
                ? throw new DiagnosticException($"The state to import contradicts itself: {problem}", "Nothing was changed.")
                : deployment;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException)
        {
            throw new DiagnosticException(
                $"The state to import cannot be read: {exception.Message}", "Nothing was changed.", inner: exception);
        }
    }

    private async Task<IStateSecrets> SecretsAsync(LoadedState loaded, string stack, CancellationToken cancellationToken) =>
        loaded is { HoldsSecrets: true, Deployment.SecretsState: { Length: > 0 } salt }
            ? new EncryptedSecrets(await Workspace.Keyring.OpenAsync(salt, stack, cancellationToken))
            : NoSecrets.Instance;

    private void CheckMeta()
    {
        var path = _store.PathOf(StackFiles.Meta);
        if (!File.Exists(path))
        {
            return;
        }

        var file = YamlFile.Load(path);
        var version = YamlFile.Members(file.Root)
            .Where(member => file.Scalar(member.Key, "A name") == "version")
            .Select(member => file.Scalar(member.Value, "'version'")).FirstOrDefault();
        if (version != "1")
        {
            throw new DiagnosticException(
                $"The backend '{Url}' has layout version '{version}', and only '1' is known.", "Use a newer engine.");
        }
    }
}
