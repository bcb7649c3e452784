using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Change;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>Images that a host has fetched from a registry. Their id is the image's id followed by the name.</summary>
internal sealed class RemoteImageResource : IDockerResource
{
    public ResourceSchema Schema { get; } = new("docker:index/remoteImage:RemoteImage", "image",
    [
        new("forceRemove", Flag, Record),
        new("keepLocally", Flag, Record),
        new("name", Text) { IsRequired = true, Normal = ImageNames.Normal },
        new("platform", Text),
        new("pullTriggers", TextSet),
        new("triggers", TextMap),
    ]);

    public CheckResult Check(CheckRequest request)
    {
        var result = SchemaCheck.Of(Schema, request);
        return result.Inputs.Text("name") is { } name && ImageNames.Problem(name) is { } problem
            ? result with { Failures = result.Failures.Add(new CheckFailure("name", problem)) }
            : result;
    }

    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var name = request.Inputs.Text("name")!;
        var isTriggered = request.Inputs.Texts("pullTriggers") is not null || request.Inputs.Map("triggers") is not null;
        var image = isTriggered ? null : await host.Engine.Images.FindAsync(name, cancellationToken);
        if (image is null)
        {
            await ImagePull.PullAsync(
                host, request.Urn, $"Image '{name}'", name, request.Inputs.Text("platform") ?? "", cancellationToken);
            image = await host.Engine.Images.FindAsync(name, cancellationToken)
                ?? throw DockerProblems.Error(
                    request.Urn, $"Image '{name}' on '{host.Name}' was pulled, and is not there.", "Pull it again.");
        }

        return new CreateResult(image.Id + name, Outputs(request.Inputs, name, image));
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        var name = request.Inputs.Text("name") ?? request.Outputs.Text("name") ?? NameOf(request.Id);
        if (await host.Engine.Images.FindAsync(name, cancellationToken) is not { } image)
        {
            return ReadResult.Gone;
        }

        var inputs = request.Inputs.Count > 0
            ? request.Inputs
            : PropertyMap.Of((Plain.Defaults, PropertyValue.Of([])), ("name", name));
        return new ReadResult(image.Id + name, inputs, Outputs(inputs, name, image));
    }

    public Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken)
    {
        var outputs = Schema.Outputs(request.Id, request.NewInputs);
        foreach (var computed in new[] { "imageId", "repoDigest" })
        {
            outputs = request.OldOutputs.Find(computed) is { } known ? outputs.With(computed, known) : outputs;
        }

        return Task.FromResult(new UpdateResult(outputs));
    }

    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        var inputs = request.Inputs.Count > 0 ? request.Inputs : request.Outputs;
        if (inputs.Flag("keepLocally") == true)
        {
            return;
        }

        var name = inputs.Text("name") ?? NameOf(request.Id);
        try
        {
            await host.Engine.Images.RemoveAsync(name, inputs.Flag("forceRemove") == true, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.Status == HttpStatusCode.Conflict)
        {
            host.Warn(
                request.Urn,
                $"Image '{name}' on '{host.Name}' stays, as something still uses it: {DockerProblems.Sentence(exception)}");
        }
    }

    /// <summary>An image that is there is as good as one just pulled.</summary>
    public Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, CancellationToken cancellationToken) =>
        ReadAsync(host, new ReadRequest(urn, "", inputs, PropertyMap.Empty, null), cancellationToken);

    private PropertyMap Outputs(PropertyMap inputs, string name, ImageDetails image) =>
        Schema.Outputs(image.Id + name, inputs)
            .With("imageId", image.Id)
            .With("repoDigest", ImageNames.Digest(name, image));

    private static string NameOf(string id) => id.StartsWith("sha256:", StringComparison.Ordinal) && id.Length > 71
        ? id[71..]
        : id;
}
