using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>A kind of resource of the official package that is not managed here: the plan says so, and what to use.</summary>
internal sealed class RefusedResource(string token, string noun, string instead) : IDockerResource
{
    public ResourceSchema Schema { get; } = new(token, noun, []);

    public CheckResult Check(CheckRequest request) => new(request.NewInputs, [new CheckFailure("", Reason)]);

    public DiffResult Diff(DiffRequest request) => DiffResult.None;

    public Task<CreateResult> CreateAsync(DockerHost host, CreateRequest request, CancellationToken cancellationToken) =>
        throw Refusal(request.Urn);

    /// <summary>What the official provider made and recorded is left as it is.</summary>
    public Task<ReadResult> ReadAsync(DockerHost host, ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));

    public Task<UpdateResult> UpdateAsync(DockerHost host, UpdateRequest request, CancellationToken cancellationToken) =>
        throw Refusal(request.Urn);

    public Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken) =>
        throw Refusal(request.Urn);

    public Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken) => Task.FromResult(ReadResult.Gone);

    private string Reason => $"A {noun} is not managed here. {instead}";

    private DiagnosticException Refusal(Urn urn) => DockerProblems.Error(
        urn, Reason, "Remove it with the official provider ('pulumi destroy --target'), or only its record ('state delete').");
}
