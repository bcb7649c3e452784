using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.Providers.Resources;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary>
/// <c>command:remote:CopyToRemote</c>: copies an asset or archive to a host, again when its content or its place changes.
/// Deleting leaves the copy there, as in the official package; parent folders are made.
/// </summary>
internal sealed class CopyToRemoteResource(SshConnections connections, string folder) : IResourceKind
{
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

    private Task CopyAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var connection = connections.Get(ConnectionInputs.Target(urn, Connection(inputs)));
        return new RemoteCopy(urn, connection, new AssetReader(folder), folder).CopyAsync(
            inputs.Find("source")?.Unwrap(), inputs.Find("remotePath")?.AsText() ?? "", cancellationToken);
    }
}
