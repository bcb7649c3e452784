using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.Providers.Resources;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary>
/// <c>command:remote:CopyFile</c>: copies one file to a host. It knows the file by its path alone, so a change of its content
/// goes unnoticed, as in the official package: <c>CopyToRemote</c> does better.
/// </summary>
internal sealed class CopyFileResource(SshConnections connections, string folder) : IResourceKind
{
    /// <inheritdoc/>
    public string Token => "command:remote:CopyFile";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("connection", "localPath", "remotePath", "triggers");
        ConnectionInputs.Check(check);
        check.Text("localPath", isRequired: true);
        check.Text("remotePath", isRequired: true);
        return check.Result();
    }

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request) =>
        InputDiff.Between(Complete(request.OldInputs), Complete(request.NewInputs), _ => true);

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", request.Inputs);
        }

        var target = ConnectionInputs.Target(request.Urn, request.Inputs.Find("connection")?.AsMap() ?? PropertyMap.Empty);
        await new RemoteCopy(request.Urn, connections.Get(target), new AssetReader(folder), folder).CopyAsync(
            new PropertyValue.Asset { Path = request.Inputs.Find("localPath")?.AsText() },
            request.Inputs.Find("remotePath")?.AsText() ?? "",
            cancellationToken);
        return new CreateResult(NewIds.EightHex(), request.Inputs);
    }

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Inputs.Count > 0
            ? new ReadResult(request.Id, request.Inputs, request.Outputs)
            : throw RemoteErrors.Error(request.Urn, $"Copy '{request.Id}' cannot be imported: it exists in the state alone."));

    /// <summary>Only how the connection is written may differ here: anything else replaces.</summary>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.NewInputs));

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    private static PropertyMap Complete(PropertyMap inputs) => inputs.Find("connection")?.Unwrap() is PropertyValue.Map map
        ? inputs.With("connection", ConnectionInputs.Complete(map.Members))
        : inputs;
}
