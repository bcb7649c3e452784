using System.Collections.Frozen;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Resources;

/// <summary>A provider whose kinds of resources each live in a class of their own.</summary>
internal abstract class PackageProvider : IProvider
{
    private FrozenDictionary<string, IResourceKind> _kinds = FrozenDictionary<string, IResourceKind>.Empty;

    /// <inheritdoc/>
    public abstract string Package { get; }

    /// <inheritdoc/>
    public bool AcceptsSecrets => true;

    /// <inheritdoc/>
    public virtual Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    /// <inheritdoc/>
    public virtual Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(InputDiff.Between(request.OldInputs, request.NewInputs));

    /// <inheritdoc/>
    public virtual Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Kind(request.Urn).Check(request));

    /// <inheritdoc/>
    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Kind(request.Urn).Diff(request));

    /// <inheritdoc/>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(request.Urn, () => Kind(request.Urn).CreateAsync(request, cancellationToken));

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(request.Urn, () => Kind(request.Urn).ReadAsync(request, cancellationToken));

    /// <inheritdoc/>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(request.Urn, () => Kind(request.Urn).UpdateAsync(request, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        RemoteErrors.AboutAsync(request.Urn, async () =>
        {
            await Kind(request.Urn).DeleteAsync(request, cancellationToken);
            return PropertyMap.Empty;
        });

    /// <inheritdoc/>
    public virtual Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"Package '{Package}' has no function '{request.Token}'.");

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Says which kinds there are.</summary>
    protected void Serve(params IEnumerable<IResourceKind> kinds) =>
        _kinds = kinds.ToFrozenDictionary(kind => kind.Token, StringComparer.Ordinal);

    /// <summary>The kind of a resource.</summary>
    protected IResourceKind Kind(Urn urn) => _kinds.GetValueOrDefault(urn.Type)
        ?? throw new NotSupportedException($"Package '{Package}' has no resource type '{urn.Type}'.");
}
