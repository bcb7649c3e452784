using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>
/// A link that is cut while an engine tells how far it is with a pull, a build or a push, or gets the files of a build: the operation
/// goes on by itself with what the engine has already.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class CutStreamTests(RealEngine real) : RegistryScene(real)
{
    private const string FirstLayer = "Pulling fs layer";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Urn Remote = Urn("remoteImage:RemoteImage", "cut");

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_pull_goes_on_and_what_was_pulled_is_noted_once()
    {
        var name = await PushAsync("cut/pulled:1", "pulled");

        var made = await CutAsync(new RemoteImageResource(), Remote, Map(("name", name)), While("images/create", FirstLayer));

        var image = await ImageAsync(name);
        made.Outputs.Text("imageId").Should().Be(image.Id);
        made.Host.Pulled[made.Host.Engine.Endpoint].Should().Equal(new PulledImage(name, image.Id));
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_container_whose_image_was_being_pulled_is_made_once()
    {
        var name = await PushAsync("cut/created:1", "created");

        var made = await CutAsync(
            new ContainerResource(),
            Container,
            Map(("image", name), ("name", "cut-created"), ("command", Texts("/bin/rest"))),
            While("images/create", FirstLayer));

        (await Real.Client.Containers.ListAsync(null, None)).Where(container => container.Name.StartsWith("cut-created"))
            .Should().ContainSingle().Which.Id.Should().Be(made.Id);
        await Real.Client.Containers.RemoveAsync(made.Id, withVolumes: true, None);
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_build_goes_on_from_the_steps_that_were_done()
    {
        var program = Map(("name", "cut/built:1"), ("build", Build("one", ("buildLogFile", Folder["log"]))));

        var made = await CutAsync(new RemoteImageResource(), Remote, program, While("build", "Step 3/3"));

        made.Outputs.Text("imageId").Should().Be((await ImageAsync("cut/built:1")).Id);
        (await File.ReadAllTextAsync(Folder["log"])).Should().Contain("Using cache");
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task The_files_of_a_build_are_sent_again()
    {
        var program = Map(("name", "cut/sent:1"), ("build", Build("one")));
        Folder.Write("context/more", new string('x', 100_000));

        var made = await CutAsync(new RemoteImageResource(), Remote, program, new Cut(0, Loss.Body) { Of = "build" });

        made.Outputs.Text("imageId").Should().Be((await ImageAsync("cut/sent:1")).Id);
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_push_goes_on_and_its_digest_is_that_of_the_registry()
    {
        var name = Name("cut/pushed:1");
        var program = Map(("imageName", name), ("build", NativeBuild("one")), ("registry", Login("server")));

        var made = await CutAsync(new ImageResource(), Urn("image:Image", "cut"), program, While("/push", "Preparing"));

        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var looked = await session.InvokeAsync("getRegistryImage", Map(("name", name)));
        made.Outputs.Text("repoDigest").Should().EndWith(looked.Text("sha256Digest"));
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_push_that_was_cut_off_for_good_is_made_by_the_next_run()
    {
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        await using var dialer = new CuttingDialer(
            new UnixSocketDialer(Real.Socket), While("/push", "Preparing") with { IsForGood = true });
        await using var engine = new DockerEngine(dialer, new HurriedTime());
        var urn = Urn("image:Image", "cut");
        var inputs = await session.CheckAsync(urn, PropertyMap.Empty, Map(
            ("imageName", Name("cut/off:1")), ("build", NativeBuild("cut off")), ("registry", Login("server"))));
        var request = new CreateRequest(urn, inputs, null, false);

        var push = () => new ImageResource().CreateAsync(Host(engine, session), request, None);
        await push.Should().ThrowAsync<DockerException>();
        var made = await new ImageResource().CreateAsync(Host(Real.Client, session), request, None);

        dialer.WasCut.Should().BeTrue();
        var looked = await session.InvokeAsync("getRegistryImage", Map(("name", Name("cut/off:1"))));
        made.Outputs.Text("repoDigest").Should().EndWith(looked.Text("sha256Digest"));
    }

    /// <summary>Where an engine has begun to answer a request.</summary>
    private static Cut While(string request, string says) => new(0, Loss.Answer) { Of = request, Says = says };

    /// <summary>Creates something over a link that is cut. The request that was cut must have been made twice.</summary>
    private async Task<(string Id, PropertyMap Outputs, DockerHost Host)> CutAsync(
        IDockerResource kind, Urn urn, PropertyMap program, Cut cut)
    {
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        await using var dialer = new CuttingDialer(new UnixSocketDialer(Real.Socket), cut);
        await using var engine = new DockerEngine(dialer, new HurriedTime());
        var host = Host(engine, session);
        var inputs = await session.CheckAsync(urn, PropertyMap.Empty, program);

        var made = await kind.CreateAsync(host, new CreateRequest(urn, inputs, null, false), None);

        dialer.WasCut.Should().BeTrue();
        engine.Calls.ByKind.Should().ContainSingle(call => call.Key.Contains(cut.Of)).Which.Value.Should().Be(2);
        return (made.Id, made.Outputs, host);
    }

    private DockerHost Host(DockerEngine engine, EngineSession session) => new(
        engine,
        "atlas",
        RegistryLogins.Read([Login("address")], DockerEnvironment.Current, TimeProvider.System),
        session,
        new HurriedTime());

    private PropertyMap Login(string address) =>
        Map((address, Registry.Address), ("username", RealRegistry.User), ("password", RealRegistry.Password));

    private async Task<ImageDetails> ImageAsync(string name)
    {
        var image = await Real.Client.Images.FindAsync(name, None);
        await Real.Client.Images.RemoveAsync(name, force: true, None);
        return image!;
    }
}
