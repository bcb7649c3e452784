using System.Collections.Immutable;
using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>
/// <c>fleet:index:File</c>: a text file on a host with owner and mode. Written whole and renamed into place; a change of
/// mode or owner alone leaves the content untouched.
/// </summary>
/// <remarks>A rename makes a new file: bind-mount the folder, not the file, where a container should see changes.</remarks>
internal sealed class FileResource(Func<FleetHost> host) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:File";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => FileInputs.Check(request);

    /// <summary>Compares with the outputs, which after a refresh say what is on the host.</summary>
    public DiffResult Diff(DiffRequest request)
    {
        var known = request.OldOutputs.ContainsKey("path") ? request.OldOutputs : request.OldInputs;
        var diff = InputDiff.Between(known.Without("sha256"), request.NewInputs, name => name == "path");
        var recordedHash = request.OldOutputs.Find("sha256")?.AsText();
        var isContentWrong = recordedHash is not null && request.NewInputs.Find("content")?.ContainsUnknowns != true
            && recordedHash != FileInputs.Read(request.NewInputs).Sha256;
        return isContentWrong && !diff.Properties.ContainsKey("content")
            ? diff with { Properties = diff.Properties.Add("content", new PropertyDiff(DiffKind.Update, IsInputDiff: false)) }
            : diff;
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", FileInputs.Outputs(request.Inputs));
        }

        var file = FileInputs.Read(request.Inputs);
        await WriteAsync(file, cancellationToken);
        return new CreateResult(file.Path, FileInputs.Outputs(request.Inputs));
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var recorded = request.Inputs.Count > 0 ? request.Inputs : PropertyMap.Of(("path", request.Id));
        var path = recorded.Find("path")?.AsText() ?? request.Id;
        var facts = (await FileFacts.ReadAsync(host(), [path], cancellationToken))[0];
        return facts is null ? ReadResult.Gone : await DescribeAsync(recorded, path, facts, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            var file = FileInputs.Read(request.NewInputs);
            if (request.OldOutputs.Find("sha256")?.AsText() == file.Sha256)
            {
                await ChangeOwnerAsync(request.Urn, file, cancellationToken);
            }
            else
            {
                await WriteAsync(file, cancellationToken);
            }
        }

        return new UpdateResult(FileInputs.Outputs(request.NewInputs));
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var path = request.Outputs.Find("path")?.AsText() ?? request.Id;
        var command = RemoteCommand.Of("rm", "-f", "--", path) with { Sudo = host().Sudo };
        var result = await host().Connection.RunAsync(command, cancellationToken);
        if (!result.IsSuccess)
        {
            throw RemoteErrors.Error(
                request.Urn,
                $"File '{path}' on '{host().Name}' was not removed: exit code {result.ExitCode}.",
                detail: result.Tail(3));
        }
    }

    /// <summary>Which of the recorded files are gone or differ: one command, however many.</summary>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var facts = await FileFacts.ReadAsync(
            host(), [.. files.Select(file => file.Outputs.Find("path")?.AsText() ?? file.Id)], cancellationToken);
        return
        [
            .. files.Zip(facts, (file, found) => (file.Urn, Reason: found is null
                    ? "file is gone"
                    : found.Difference(FileInputs.Read(file.Inputs)) is { } reason ? $"file: {reason}" : null))
                .Where(pair => pair.Reason is not null)
                .Select(pair => new Drift(pair.Urn, pair.Reason!)),
        ];
    }

    /// <summary>A file with just this content counts as the one that an interrupted creation wrote.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(PropertyMap inputs, CancellationToken cancellationToken)
    {
        var file = FileInputs.Read(inputs);
        var facts = (await FileFacts.ReadAsync(host(), [file.Path], cancellationToken))[0];
        return facts?.Sha256 == file.Sha256
            ? await DescribeAsync(inputs, file.Path, facts, cancellationToken)
            : ReadResult.Gone;
    }

    private async Task<ReadResult> DescribeAsync(
        PropertyMap recorded, string path, FileFacts facts, CancellationToken cancellationToken)
    {
        var known = FileInputs.Read(recorded);
        var inputs = recorded.With("path", path)
            .With("mode", facts.Mode)
            .With("owner", facts.IsOwner(known.Owner) ? known.Owner : facts.OwnerName)
            .With("group", facts.IsGroup(known.Group) ? known.Group : facts.GroupName);
        if (!recorded.ContainsKey("content") || known.Sha256 != facts.Sha256)
        {
            var bytes = await ReadContentAsync(path, cancellationToken);
            PropertyValue content = Encoding.UTF8.GetString(bytes);
            inputs = inputs.With(
                "content", recorded.Find("content")?.ContainsSecrets == true ? new PropertyValue.Secret(content) : content);
        }

        PropertyValue hash = facts.Sha256;
        return new ReadResult(path, inputs, inputs.With(
            "sha256", inputs["content"].ContainsSecrets ? new PropertyValue.Secret(hash) : hash));
    }

    private async Task<byte[]> ReadContentAsync(string path, CancellationToken cancellationToken)
    {
        var command = RemoteCommand.Of("cat", "--", path) with { Sudo = host().Sudo };
        var result = await host().Connection.RunAsync(command, cancellationToken);
        return result.IsSuccess
            ? result.OutputBytes.ToArray()
            : throw new RemoteException(
                RemoteFailure.CommandFailed,
                host().Name,
                $"File '{path}' on '{host().Name}' could not be read: exit code {result.ExitCode}.",
                detail: result.Tail(3));
    }

    private Task WriteAsync(FileInputs file, CancellationToken cancellationToken) =>
        host().Connection.WriteFileAsync(
            new RemoteFile(file.Path, Encoding.UTF8.GetBytes(file.Content))
            {
                Mode = file.Mode,
                Owner = file.Owner,
                Group = file.Group,
                Sudo = host().Sudo,
            },
            cancellationToken);

    private async Task ChangeOwnerAsync(Urn urn, FileInputs file, CancellationToken cancellationToken)
    {
        // In this order: a change of owner clears the set-user-id bits that the mode may ask for.
        var command = RemoteCommand.Script(
            "chown -- \"$2\" \"$1\" && chmod -- \"$3\" \"$1\"", file.Path, $"{file.Owner}:{file.Group}", file.Mode) with
        {
            Sudo = host().Sudo,
        };
        var result = await host().Connection.RunAsync(command, cancellationToken);
        if (!result.IsSuccess)
        {
            throw RemoteErrors.Error(
                urn,
                $"File '{file.Path}' on '{host().Name}' did not get mode {file.Mode} and owner {file.Owner}:{file.Group}: "
                + $"exit code {result.ExitCode}.",
                detail: result.Tail(3));
        }
    }
}
