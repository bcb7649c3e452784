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
        BuildSchema.Property,
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
        return result with { Failures = [.. result.Failures, .. Problems(result.Inputs), .. BuildSchema.Check(result.Inputs)] };
    }

    private static IEnumerable<CheckFailure> Problems(PropertyMap inputs)
    {
        if (inputs.Text("name") is { } name && ImageNames.Problem(name) is { } problem)
        {
            yield return new CheckFailure("name", problem);
        }

        if (inputs.Text("platform") is { } platform && ImagePlatform.Problem(platform) is { } unreadable)
        {
            yield return new CheckFailure("platform", unreadable);
        }

        if (inputs.Find("build")?.AsMap().Count > 0 && inputs.Texts("pullTriggers") is not null)
        {
            yield return new CheckFailure("pullTriggers", "An image that is built is not pulled. Give 'triggers' instead.");
        }
    }

    /// <summary>
    /// The new image is fetched before the old one goes: whoever runs from the old one keeps running until then.
    /// </summary>
    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs)) with { DeleteBeforeReplace = false };

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var name = request.Inputs.Text("name")!;
        var platform = request.Inputs.Text("platform") ?? "";
        ImageDetails? image;
        if (request.Inputs.Find("build")?.AsMap() is { Count: > 0 } build)
        {
            await ImageBuild.RunAsync(host, request.Urn, name, build, cancellationToken);
            image = await host.Engine.Images.FindAsync(name, cancellationToken);
        }
        else
        {
            image = await FetchAsync(host, request, name, platform, cancellationToken);
        }

        if (image is null)
        {
            throw DockerProblems.Error(
                request.Urn, $"Image '{name}' on '{host.Name}' was fetched, and is not there.", "Run again.");
        }

        await ImagePlatform.VerifyAsync(host, request.Urn, $"Image '{name}'", image, platform, cancellationToken);
        host.Fetched[image.Id + name] = true;
        return new CreateResult(image.Id + name, Outputs(request.Inputs, name, image));
    }

    /// <summary>
    /// An image that never was in a registry is used as it is. For a tag the registry is asked whether it has a newer one,
    /// which costs next to nothing when it has not; when it cannot be asked, the one that is there will do, unless the
    /// program wants a new one.
    /// </summary>
    private static async Task<ImageDetails?> FetchAsync(
        DockerHost host, CreateRequest request, string name, string platform, CancellationToken cancellationToken)
    {
        var isTriggered = request.Inputs.Texts("pullTriggers") is not null || request.Inputs.Map("triggers") is not null;
        var present = await host.Engine.Images.FindAsync(name, cancellationToken);
        var isLocal = present is { RepoDigests: null or { Count: 0 } } || name.StartsWith("sha256:", StringComparison.Ordinal)
            || name.Contains('@', StringComparison.Ordinal);
        if (present is not null && isLocal && !isTriggered && ImagePlatform.Fits(present, platform))
        {
            return present;
        }

        try
        {
            return await ImagePull.PullAsync(
                host, request.Urn, $"Image '{name}'", name, platform, cancellationToken, present);
        }
        catch (DiagnosticException exception) when (
            present is not null && !isTriggered && ImagePlatform.Fits(present, platform))
        {
            host.Warn(
                request.Urn,
                $"Image '{name}' on '{host.Name}' is used as it is there; whether there is a newer one could not be found out: "
                    + exception.Message.Split('\n')[0]);
            return present;
        }
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        var name = request.Inputs.Text("name") ?? request.Outputs.Text("name") ?? NameOf(request.Id);
        if (await host.Engine.Images.FindAsync(name, cancellationToken) is not { } image)
        {
            return ReadResult.Gone;
        }

        await NewerImage.TellAsync(host, request.Urn, name, image, cancellationToken);
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
        if (inputs.Flag("keepLocally") == true || host.Fetched.ContainsKey(request.Id))
        {
            // What was fetched again and came out the same is what is used now.
            return;
        }

        var names = inputs.Find("build")?.AsMap().Texts("tags") ?? [];
        foreach (var name in names.Append(inputs.Text("name") ?? NameOf(request.Id)))
        {
            var reference = await ReferenceAsync(host, request, name, cancellationToken);
            await RemoveAsync(host, request.Urn, reference, inputs.Flag("forceRemove") == true, cancellationToken);
        }
    }

    /// <summary>The name, or the id where the name has come to mean another image, which is not to be removed.</summary>
    private static async Task<string> ReferenceAsync(
        DockerHost host, DeleteRequest request, string name, CancellationToken cancellationToken) =>
        request.Outputs.Text("imageId") is { Length: > 0 } recorded
            && await host.Engine.Images.FindAsync(name, cancellationToken) is { } now && now.Id != recorded
                ? recorded
                : name;

    /// <summary>An image that is there is as good as one just pulled.</summary>
    public Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken) =>
        ReadAsync(host, new ReadRequest(urn, "", inputs, PropertyMap.Empty, null), cancellationToken);

    private static async Task RemoveAsync(
        DockerHost host, Urn urn, string name, bool force, CancellationToken cancellationToken)
    {
        try
        {
            await host.Engine.Images.RemoveAsync(name, force, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.Status == HttpStatusCode.Conflict)
        {
            host.Warn(
                urn, $"Image '{name}' on '{host.Name}' stays, as something still uses it: {DockerProblems.Sentence(exception)}");
        }
    }

    private PropertyMap Outputs(PropertyMap inputs, string name, ImageDetails image) =>
        Schema.Outputs(image.Id + name, inputs)
            .With("imageId", image.Id)
            .With("repoDigest", ImageNames.Digest(name, image));

    private static string NameOf(string id) => id.StartsWith("sha256:", StringComparison.Ordinal) && id.Length > 71
        ? id[71..]
        : id;
}
