using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>
/// How one kind of resource is handled. Inputs arrive without secrets and notes about dependencies; previews never
/// arrive at all, except at <see cref="Check"/> and <see cref="Diff"/>.
/// </summary>
internal interface IDockerResource
{
    ResourceSchema Schema { get; }

    CheckResult Check(CheckRequest request);

    DiffResult Diff(DiffRequest request);

    Task<CreateResult> CreateAsync(DockerHost host, CreateRequest request, CancellationToken cancellationToken);

    Task<ReadResult> ReadAsync(DockerHost host, ReadRequest request, CancellationToken cancellationToken);

    Task<UpdateResult> UpdateAsync(DockerHost host, UpdateRequest request, CancellationToken cancellationToken);

    Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken);

    Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken);
}
