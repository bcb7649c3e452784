using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>Second names of images on a host.</summary>
internal sealed class TagResource : IDockerResource
{
    public ResourceSchema Schema { get; } = new("docker:index/tag:Tag", "tag",
    [
        new("sourceImage", Text) { IsRequired = true },
        new("tagTriggers", TextList),
        new("targetImage", Text) { IsRequired = true, Normal = ImageNames.Normal },
    ]);

    public CheckResult Check(CheckRequest request)
    {
        var result = SchemaCheck.Of(Schema, request);
        return result.Inputs.Text("targetImage") is { } name && (ImageNames.Problem(name) ?? Digested(name)) is { } problem
            ? result with { Failures = result.Failures.Add(new CheckFailure("targetImage", problem)) }
            : result;
    }

    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var (source, target) = (request.Inputs.Text("sourceImage")!, request.Inputs.Text("targetImage")!);
        var image = await host.Engine.Images.FindAsync(source, cancellationToken)
            ?? throw DockerProblems.Error(
                request.Urn, $"Tag '{target}' on '{host.Name}': image '{source}' is not there.", "Pull or build it first.");
        await host.Engine.Images.TagAsync(source, ImageReference.Parse(target), cancellationToken);
        return new CreateResult(Id(source, target), Outputs(request.Inputs, image.Id));
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        var target = request.Inputs.Text("targetImage");
        return target is null || await host.Engine.Images.FindAsync(target, cancellationToken) is null
            ? ReadResult.Gone
            : new ReadResult(request.Id, request.Inputs, request.Outputs);
    }

    public Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.OldOutputs));

    /// <summary>Only the name goes, and only while it is that of the recorded image, which keeps another one.</summary>
    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        var target = request.Inputs.Text("targetImage") ?? request.Outputs.Text("targetImage") ?? "";
        var image = await host.Engine.Images.FindAsync(target, cancellationToken);
        if (image is { RepoTags.Count: > 1 } && image.Id == request.Outputs.Text("sourceImageId"))
        {
            await host.Engine.Images.RemoveAsync(target, force: false, cancellationToken);
        }
    }

    public async Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        var (source, target) = (inputs.Text("sourceImage")!, inputs.Text("targetImage")!);
        var image = await host.Engine.Images.FindAsync(target, cancellationToken);
        return image is null || image.Id != (await host.Engine.Images.FindAsync(source, cancellationToken))?.Id
            ? ReadResult.Gone
            : new ReadResult(Id(source, target), inputs, Outputs(inputs, image.Id));
    }

    private static string? Digested(string name) =>
        name.Contains('@', StringComparison.Ordinal) ? $"'{name}' has a digest, which cannot be given to an image. Give a tag." : null;

    private PropertyMap Outputs(PropertyMap inputs, string image) =>
        Schema.Outputs(Id(inputs.Text("sourceImage")!, inputs.Text("targetImage")!), inputs).With("sourceImageId", image);

    private static string Id(string source, string target) => $"{source}.{target}";
}
