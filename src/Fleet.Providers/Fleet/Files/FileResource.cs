using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>
/// <c>fleet:index:File</c>: a file on a host with owner and mode. Written whole, validated where that is asked for, and
/// renamed into place; a change of mode or owner alone leaves the content untouched. The version before stays beside it,
/// as <c>.NAME.fleet-previous</c>, until a run has gone well.
/// </summary>
/// <remarks>A rename makes a new file: bind-mount the folder, not the file, where a container should see changes.</remarks>
internal sealed class FileResource(Func<FleetHost> host, Leftovers leftovers) : IResourceKind, IDriftingKind
{
    /// <inheritdoc/>
    public string Token => "fleet:index:File";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => FileInputs.Check(request);

    /// <summary>Compares with the outputs, which after a refresh say what is on the host; contents by their hashes.</summary>
    public DiffResult Diff(DiffRequest request)
    {
        var known = request.OldOutputs.ContainsKey("path") ? request.OldOutputs : request.OldInputs;
        var diff = InputDiff.Between(WithoutContent(known), WithoutContent(request.NewInputs), name => name == "path");
        var name = FileInputs.ContentName(request.NewInputs);
        var wanted = request.NewInputs.Find(name);
        var isSame = wanted?.ContainsUnknowns != true
            && (request.OldOutputs.Find("sha256")?.AsText() ?? FileInputs.Read(known).Sha256) == FileInputs.Read(request.NewInputs).Sha256;
        return isSame ? diff : diff with
        {
            Properties = diff.Properties.Add(name, new PropertyDiff(
                known.ContainsKey(name) ? DiffKind.Update : DiffKind.Add,
                IsInputDiff: !InputDiff.AreEqual(request.OldInputs.Find(name), wanted))),
        };
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
        return facts is null ? ReadResult.Gone : await DescribeAsync(request.Urn, recorded, path, facts, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            var file = FileInputs.Read(request.NewInputs);
            if (request.OldOutputs.Find("sha256")?.AsText() == file.Sha256)
            {
                await file.Ownership.ApplyAsync(host(), request.Urn, "File", file.Path, cancellationToken);
            }
            else
            {
                await WriteAsync(file, cancellationToken);
            }
        }

        return new UpdateResult(FileInputs.Outputs(request.NewInputs));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var path = request.Outputs.Find("path")?.AsText() ?? request.Id;
        var previous = FileInputs.Read(PropertyMap.Of(("path", path))).PreviousPath;
        return host().MustRunAsync(
            request.Urn,
            RemoteCommand.Of("rm", "-f", "--", path, previous) with { IsSafeToRepeat = true },
            $"File '{path}' on '{host().Name}' was not removed",
            cancellationToken);
    }

    /// <summary>Which of the recorded files are gone or differ: one command, however many.</summary>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var files = resources.Select(resource => FileInputs.Read(resource.Inputs)).ToList();
        var facts = await FileFacts.ReadAsync(host(), [.. files.Select(file => file.Path)], cancellationToken);
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        for (var index = 0; index < files.Count; index++)
        {
            if (facts[index] is { HasPrevious: true })
            {
                // A run that failed has left it. When this one goes well, it is no longer needed.
                leftovers.Add(files[index].PreviousPath);
            }

            if (facts[index] is not { } found)
            {
                drifts.Add(new Drift(resources[index].Urn, "file is gone"));
            }
            else if (found.Difference(files[index]) is { } reason)
            {
                drifts.Add(new Drift(resources[index].Urn, $"file: {reason}"));
            }
        }

        return drifts.ToImmutable();
    }

    /// <summary>A file with just this content counts as the one that an interrupted creation wrote.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(PropertyMap inputs, CancellationToken cancellationToken)
    {
        var file = FileInputs.Read(inputs);
        var facts = (await FileFacts.ReadAsync(host(), [file.Path], cancellationToken))[0];
        return facts?.Sha256 == file.Sha256
            ? await DescribeAsync(default, inputs, file.Path, facts, cancellationToken)
            : ReadResult.Gone;
    }

    private static PropertyMap WithoutContent(PropertyMap inputs) =>
        FileInputs.ContentNames.Append("sha256").Aggregate(inputs, (map, name) => map.Without(name));

    private async Task<ReadResult> DescribeAsync(
        Protocol.Urn urn, PropertyMap recorded, string path, FileFacts facts, CancellationToken cancellationToken)
    {
        var inputs = Ownership.Describe(recorded.With("path", path), facts, "0644");
        var isKnown = FileInputs.ContentNames.Any(recorded.ContainsKey) && FileInputs.Read(recorded).Sha256 == facts.Sha256;
        if (!isKnown)
        {
            var read = await host().MustRunAsync(
                urn, RemoteCommand.Of("cat", "--", path) with { IsSafeToRepeat = true }, $"File '{path}' on '{host().Name}' could not be read", cancellationToken);
            inputs = FileInputs.WithContent(inputs, read.OutputBytes.ToArray());
        }

        return new ReadResult(path, inputs, FileInputs.Outputs(inputs).With(
            "sha256", FileInputs.Outputs(inputs)["sha256"].ContainsSecrets ? new PropertyValue.Secret(facts.Sha256) : facts.Sha256));
    }

    private async Task WriteAsync(FileInputs file, CancellationToken cancellationToken)
    {
        await host().Connection.WriteFileAsync(
            new RemoteFile(file.Path, file.Content)
            {
                Mode = file.Ownership.Mode,
                Owner = file.Ownership.Owner,
                Group = file.Ownership.Group,
                Validation = file.Validation,
                PreviousPath = file.PreviousPath,
                Sudo = host().Sudo,
            },
            cancellationToken);
        leftovers.Add(file.PreviousPath);
    }
}
