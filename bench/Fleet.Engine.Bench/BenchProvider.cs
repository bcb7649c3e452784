using System.Collections.Immutable;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Bench;

/// <summary>A provider whose operations cost nothing: what is measured is the engine.</summary>
internal sealed class BenchProvider : IProvider, IDriftCheck
{
    public string Package => "fake";

    public bool AcceptsSecrets => true;

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DiffResult.None);

    public Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new DiffResult(request.OldInputs.Keys.Union(request.NewInputs.Keys, StringComparer.Ordinal)
            .Where(name => !Equals(request.OldInputs.Find(name), request.NewInputs.Find(name)))
            .ToImmutableSortedDictionary(name => name, _ => new PropertyDiff(DiffKind.Update), StringComparer.Ordinal)));

    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CreateResult(request.IsPreview ? "" : $"id-{request.Urn.Name}", request.Inputs));

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.NewInputs));

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException(request.Token);

    public Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Drift>.Empty);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Makes bench providers.</summary>
internal sealed class BenchLoader : IProviderLoader
{
    public Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IProvider?>(package == "fake" ? new BenchProvider() : null);
}
