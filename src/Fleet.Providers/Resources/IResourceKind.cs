using Fleet.Protocol.Providers;

namespace Fleet.Providers.Resources;

/// <summary>How one kind of resource is checked, compared, made, read, changed and removed.</summary>
internal interface IResourceKind
{
    /// <summary>The type token, such as <c>fleet:index:File</c>.</summary>
    string Token { get; }

    /// <summary>See <see cref="IProvider.CheckAsync"/>.</summary>
    CheckResult Check(CheckRequest request);

    /// <summary>See <see cref="IProvider.DiffAsync"/>.</summary>
    DiffResult Diff(DiffRequest request);

    /// <summary>See <see cref="IProvider.CreateAsync"/>.</summary>
    Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken);

    /// <summary>See <see cref="IProvider.ReadAsync"/>.</summary>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>See <see cref="IProvider.UpdateAsync"/>.</summary>
    Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken);

    /// <summary>See <see cref="IProvider.DeleteAsync"/>.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken);
}
