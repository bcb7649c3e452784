using System.Runtime.InteropServices;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Change;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>
/// Images that an engine builds and sends to a registry. Every change is made by building again; nothing is removed. A
/// preview builds nothing, whatever <c>buildOnPreview</c> says: it changes no host.
/// </summary>
internal sealed class ImageResource : IDockerResource
{
    private const string Recorded = "__inputs";

    public ResourceSchema Schema { get; } = new("docker:index/image:Image", "image",
    [
        new("build", Block, Update)
        {
            Members =
            [
                new("addHosts", TextList), new("args", TextMap), new("builderVersion", Text) { Default = "BuilderBuildKit" },
                new("cacheFrom", Block) { Members = [new("images", TextList)] },
                new("context", Text) { Default = "." }, new("contextDigest", Text), new("dockerfile", Text),
                new("network", Text), new("platform", Text) { Default = $"linux/{Architecture}" }, new("target", Text),
            ],
        },
        new("buildOnPreview", Flag, Record) { Default = false },
        new("imageName", Text, Update) { IsRequired = true },
        new("registry", Block, Update) { Members = [new("password", Text), new("server", Text), new("username", Text)] },
        new("skipPush", Flag, Update) { Default = false },
    ]);

    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        var other => other.ToString().ToLowerInvariant(),
    };

    public CheckResult Check(CheckRequest request)
    {
        var result = SchemaCheck.Of(Schema, request with
        {
            NewInputs = request.NewInputs.ContainsKey("build")
                ? request.NewInputs
                : request.NewInputs.With("build", PropertyMap.Empty),
        });
        var inputs = (Plain.WithoutDefaults(result.Inputs) ?? PropertyMap.Empty).AsMap();
        if (result.Failures.Length > 0 || ((PropertyValue)inputs).ContainsUnknowns)
        {
            return result with { Inputs = inputs };
        }

        var name = inputs.Text("imageName")!;
        if (ImageNames.Problem(name) is { } problem)
        {
            return new CheckResult(inputs, [new CheckFailure("imageName", problem)]);
        }

        var build = inputs["build"].AsMap();
        build = build.With("dockerfile", build.Text("dockerfile") ?? $"{build.Text("context")!.TrimEnd('/')}/Dockerfile");
        var context = Context(build);
        if (context.Problem is { } missing)
        {
            return new CheckResult(inputs, [new CheckFailure("build", missing)]);
        }

        try
        {
            return new CheckResult(inputs.With("build", build.With("contextDigest", context.Digest())));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new CheckResult(inputs, [new CheckFailure("build.context", $"The context could not be read: {exception.Message}")]);
        }
    }

    public DiffResult Diff(DiffRequest request)
    {
        var recorded = request.OldOutputs.Find(Recorded) is { } found && Plain.Of(found) is PropertyValue.Map map
            ? map.Members
            : Plain.Of(request.OldInputs);
        var diff = SchemaDiff.Of(Schema, ServerOnly(recorded), ServerOnly(Plain.Of(request.NewInputs)));
        return diff with { DeleteBeforeReplace = false };
    }

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken) => new(
            request.Inputs.Text("imageName")!,
            await MakeAsync(host, request.Urn, request.Inputs, cancellationToken));

    /// <summary>Where a registry and an engine both may have forgotten the image, what was recorded stays.</summary>
    public Task<ReadResult> ReadAsync(DockerHost host, ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));

    public async Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken)
    {
        var diff = Diff(new DiffRequest(
            request.Urn, request.Id, request.OldInputs, request.OldOutputs, request.NewInputs.Without("buildOnPreview")));
        return new UpdateResult(diff.Properties.Keys.All(path => path == "buildOnPreview")
            ? request.OldOutputs.With(Recorded, new PropertyValue.Secret(request.NewInputs))
            : await MakeAsync(host, request.Urn, request.NewInputs, cancellationToken));
    }

    public Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Building again costs little, as the engine kept the steps.</summary>
    public Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken) => Task.FromResult(ReadResult.Gone);

    private static async Task<PropertyMap> MakeAsync(
        DockerHost host, Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var (name, build) = (inputs.Text("imageName")!, inputs["build"].AsMap());
        var reference = ImageReference.Parse(name);
        var login = inputs.Find("registry")?.AsMap() is { } registry && registry.Text("username") is { } user
            ? new RegistryLogin(RegistryAddress.Server(reference.Registry), user, registry.Text("password") ?? "")
            : await host.Logins.ForAsync(reference, cancellationToken);
        var cache = build.Find("cacheFrom")?.AsMap().Texts("images") ?? [];
        foreach (var image in cache)
        {
            await FetchCacheAsync(host, urn, image, cancellationToken);
        }

        var context = Context(build);
        await ImageBuild.RunAsync(host, urn, context, Spec(build, name, context, cache, [.. host.Logins.Known(), .. Some(login)]), null, cancellationToken);
        var made = await host.Engine.Images.FindAsync(name, cancellationToken);
        var digest = inputs.Flag("skipPush") == true
            ? made?.Id ?? ""
            : $"{reference.FamiliarRepository}@{await ImageBuild.PushAsync(host, urn, reference, login, cancellationToken)}";
        return PropertyMap.Of(
            ("baseImageName", reference.FamiliarRepository),
            ("context", build.Text("context") ?? "."),
            ("dockerfile", build.Text("dockerfile") ?? ""),
            ("imageName", name),
            ("platform", build.Text("platform") ?? ""),
            ("registryServer", inputs.Find("registry")?.AsMap().Text("server") ?? ""),
            ("repoDigest", digest),
            (Recorded, new PropertyValue.Secret(inputs)));
    }

    private static BuildSpec Spec(
        PropertyMap build, string name, BuildContext context, IReadOnlyList<string> cache, IReadOnlyList<RegistryLogin> logins) => new()
        {
            Tags = [name],
            Dockerfile = context.DockerfileInArchive,
            Arguments = build.Map("args"),
            ExtraHosts = build.Texts("addHosts"),
            CacheFrom = cache,
            NetworkMode = build.Text("network"),
            Platform = build.Text("platform"),
            Target = build.Text("target"),
            Logins = logins,
        };

    /// <summary>A cache that is not to be had only makes the build slower.</summary>
    private static async Task FetchCacheAsync(DockerHost host, Urn urn, string image, CancellationToken cancellationToken)
    {
        try
        {
            await ImagePull.PullAsync(host, urn, $"Build cache '{image}'", image, "", cancellationToken);
        }
        catch (Exception exception) when (exception is DiagnosticException or FormatException)
        {
            host.Warn(urn, $"Build cache '{image}' is not used: {exception.Message.Split('\n')[0]}");
        }
    }

    private static BuildContext Context(PropertyMap build) => new(build.Text("context") ?? ".", build.Text("dockerfile")!);

    private static IEnumerable<RegistryLogin> Some(RegistryLogin? login) => login is null ? [] : [login];

    /// <summary>Credentials change without the image changing.</summary>
    private static PropertyMap ServerOnly(PropertyMap inputs) => inputs.Find("registry") is PropertyValue.Map registry
        ? inputs.With("registry", registry.Members.Find("server") is { } server
            ? PropertyMap.Of(("server", server))
            : PropertyMap.Empty)
        : inputs;
}
