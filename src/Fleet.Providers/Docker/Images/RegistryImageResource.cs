using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Change;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>Images in a registry, sent there by an engine. Their id is the digest that they have there.</summary>
internal sealed class RegistryImageResource : IDockerResource
{
    public ResourceSchema Schema { get; } = new("docker:index/registryImage:RegistryImage", "registry image",
    [
        new("authConfig", Block, Record)
        {
            Members = [new("address", Text) { IsRequired = true }, new("password", Text), new("username", Text)],
        },
        BuildSchema.Property,
        new("insecureSkipVerify", Flag, Record) { Unset = false },
        new("keepRemotely", Flag, Record) { Unset = false },
        new("name", Text) { Normal = ImageNames.Normal },
        new("triggers", TextMap),
    ])
    {
        HasGeneratedName = true,
    };

    public CheckResult Check(CheckRequest request)
    {
        var result = SchemaCheck.Of(Schema, request);
        var failures = result.Failures.AddRange(BuildSchema.Check(result.Inputs));
        return result.Inputs.Text("name") is { } name && ImageNames.Problem(name) is { } problem
            ? result with { Failures = failures.Add(new CheckFailure("name", problem)) }
            : result with { Failures = failures };
    }

    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var name = request.Inputs.Text("name")!;
        var reference = ImageReference.Parse(name);
        if (request.Inputs.Find("build")?.AsMap() is { Count: > 0 } build)
        {
            await ImageBuild.RunAsync(host, request.Urn, name, build, cancellationToken);
        }

        var login = await LoginAsync(host, request.Inputs, reference, cancellationToken);
        var digest = await ImageBuild.PushAsync(host, request.Urn, reference, login, cancellationToken);
        return new CreateResult(digest, Outputs(request.Inputs, digest));
    }

    /// <summary>Only a registry that says so has lost an image: one that cannot be reached has not.</summary>
    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Text("name") is not { } name)
        {
            return ReadResult.Gone;
        }

        var reference = ImageReference.Parse(name);
        using var registry = await RegistryAsync(host, request.Inputs, reference, cancellationToken);
        try
        {
            var digest = await registry.GetDigestAsync(reference, cancellationToken);
            return new ReadResult(digest, request.Inputs, Outputs(request.Inputs, digest));
        }
        catch (RegistryException exception) when (exception.IsNotFound)
        {
            return ReadResult.Gone;
        }
    }

    public Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(
            Outputs(request.NewInputs, request.OldOutputs.Text("sha256Digest") ?? request.Id)));

    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Flag("keepRemotely") == true || request.Inputs.Text("name") is not { } name)
        {
            return;
        }

        var reference = ImageReference.Parse(name);
        using var registry = await RegistryAsync(host, request.Inputs, reference, cancellationToken);
        try
        {
            await registry.RemoveAsync(reference, request.Id, cancellationToken);
        }
        catch (RegistryException exception) when (exception.Status == 405)
        {
            host.Warn(request.Urn, $"Image '{name}' stays: registry '{reference.Registry}' allows no removal.");
        }
    }

    /// <summary>An image that was sent is there, and sending it again costs next to nothing.</summary>
    public Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken) => Task.FromResult(ReadResult.Gone);

    private static async Task<RegistryClient> RegistryAsync(
        DockerHost host, PropertyMap inputs, ImageReference image, CancellationToken cancellationToken) => new(
            await LoginAsync(host, inputs, image, cancellationToken), inputs.Flag("insecureSkipVerify") != true);

    private static async Task<RegistryLogin?> LoginAsync(
        DockerHost host, PropertyMap inputs, ImageReference image, CancellationToken cancellationToken) =>
        inputs.Find("authConfig")?.AsMap() is { } login && login.Text("username") is { } user
            ? new RegistryLogin(RegistryAddress.Server(image.Registry), user, login.Text("password") ?? "")
            : await host.Logins.ForAsync(image, cancellationToken);

    private PropertyMap Outputs(PropertyMap inputs, string digest) =>
        Schema.Outputs(digest, inputs).With("sha256Digest", digest);
}
