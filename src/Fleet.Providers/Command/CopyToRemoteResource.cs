using System.Formats.Tar;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.Providers.Resources;
using Fleet.Remote;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary>
/// <c>command:remote:CopyToRemote</c>: copies an asset or archive to a host, again when its content or its place changes.
/// Deleting leaves the copy there, as in the official package; parent folders are made.
/// </summary>
internal sealed class CopyToRemoteResource(SshConnections connections) : IResourceKind
{
    private readonly AssetReader _reader = new(".");

    /// <inheritdoc/>
    public string Token => "command:remote:CopyToRemote";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("connection", "source", "remotePath", "triggers");
        ConnectionInputs.Check(check);
        check.Text("remotePath", isRequired: true);
        if (!check.IsUnknown("source")
            && check.Inputs.Find("source")?.Unwrap() is not (PropertyValue.Asset or PropertyValue.Archive))
        {
            check.Fail("source", "'source' is an asset or an archive.");
        }

        return check.Result();
    }

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) => InputDiff.Between(
        Complete(request.OldInputs), Complete(request.NewInputs), name => name == "triggers");

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", request.Inputs);
        }

        await CopyAsync(request.Urn, request.Inputs, cancellationToken);
        return new CreateResult(NewIds.EightHex(), request.Inputs);
    }

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var mustCopy = !InputDiff.AreEqual(request.OldInputs.Find("source"), request.NewInputs.Find("source"))
            || !InputDiff.AreEqual(request.OldInputs.Find("remotePath"), request.NewInputs.Find("remotePath"))
            || !ConnectionInputs.LeadToTheSame(Connection(request.OldInputs), Connection(request.NewInputs));
        if (mustCopy && !request.IsPreview)
        {
            await CopyAsync(request.Urn, request.NewInputs, cancellationToken);
        }

        return new UpdateResult(request.NewInputs);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    private static PropertyMap Connection(PropertyMap inputs) =>
        ConnectionInputs.Complete(inputs.Find("connection")?.AsMap() ?? PropertyMap.Empty);

    private static PropertyMap Complete(PropertyMap inputs) => inputs.Find("connection")?.Unwrap() is PropertyValue.Map
        ? inputs.With("connection", Connection(inputs))
        : inputs;

    private async Task CopyAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var connection = connections.Get(ConnectionInputs.Target(urn, Connection(inputs)));
        var place = inputs.Find("remotePath")?.AsText() ?? "";
        var probe = await connection.RunAsync(RemoteCommand.Of("test", "-d", place), cancellationToken);
        switch (inputs.Find("source")?.Unwrap())
        {
            case PropertyValue.Asset asset:
                await CopyFileAsync(urn, connection, asset, place, probe.IsSuccess, cancellationToken);
                break;
            case PropertyValue.Archive { Path: { } path } when File.Exists(path):
                await CopyFileAsync(
                    urn, connection, new PropertyValue.Asset { Path = path }, place, probe.IsSuccess, cancellationToken);
                break;
            case PropertyValue.Archive archive:
                await CopyFolderAsync(connection, archive, place, cancellationToken);
                break;
            default:
                throw RemoteErrors.Error(urn, $"'{urn.Name}': 'source' is neither an asset nor an archive.");
        }
    }

    private async Task CopyFileAsync(
        Urn urn,
        SshConnection connection,
        PropertyValue.Asset asset,
        string place,
        bool isFolder,
        CancellationToken cancellationToken)
    {
        if (isFolder && asset.Path is null)
        {
            throw RemoteErrors.Error(
                urn, $"'{urn.Name}': '{place}' on '{connection.Name}' is a folder, and a text has no name of its own.", "Give the path of a file.");
        }

        await using var source = await _reader.OpenAsync(asset, cancellationToken);
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken);
        var path = isFolder ? $"{place.TrimEnd('/')}/{Path.GetFileName(asset.Path)}" : place;
        await connection.WriteFileAsync(
            new RemoteFile(path.StartsWith('/') ? path : await HomePathAsync(connection, path, cancellationToken), content.ToArray()),
            cancellationToken);
    }

    /// <summary>A folder goes under the place with its name, unless it is written with a slash at its end.</summary>
    private async Task CopyFolderAsync(
        SshConnection connection, PropertyValue.Archive archive, string place, CancellationToken cancellationToken)
    {
        var folder = archive.Path is { } path && !path.EndsWith('/')
            ? $"{place.TrimEnd('/')}/{Path.GetFileName(path)}"
            : place;
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var entry in _reader.ReadAsync(archive, cancellationToken))
            {
                await using var source = await entry.OpenAsync(cancellationToken);
                if (!seen.Add(entry.Name))
                {
                    continue;
                }

                var content = new MemoryStream();
                await source.CopyToAsync(content, cancellationToken);
                content.Position = 0;
                await writer.WriteEntryAsync(
                    new PaxTarEntry(TarEntryType.RegularFile, entry.Name) { DataStream = content }, cancellationToken);
            }
        }

        tar.Position = 0;
        await connection.CopyAsync(tar, folder, cancellationToken);
    }

    /// <summary>A relative path starts from the login's own folder.</summary>
    private static async Task<string> HomePathAsync(
        SshConnection connection, string path, CancellationToken cancellationToken)
    {
        var result = await connection.RunAsync(RemoteCommand.Of("pwd"), cancellationToken);
        return $"{result.Output.Trim()}/{path}";
    }
}
