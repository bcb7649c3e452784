using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>What tests share that build images and send them to a registry, which wants a login.</summary>
public abstract class RegistryScene(RealEngine real) : IAsyncLifetime
{
    private RealRegistry? _registry;

    /// <summary>The registry; there when the machine can have one.</summary>
    private protected RealRegistry Registry => _registry ?? throw new InvalidOperationException("Bug: no registry on this machine.");

    private protected RealEngine Real { get; } = real;

    private protected TempFolder Folder { get; } = new();

    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot("docker-registry") is null && RealEngine.WhyNot() is null)
        {
            _registry = await RealRegistry.StartAsync(Real);
        }
    }

    public async Task DisposeAsync()
    {
        await EndRegistryAsync();
        Folder.Dispose();
    }

    /// <summary>Ends the registry before the test does.</summary>
    private protected async Task EndRegistryAsync()
    {
        if (Interlocked.Exchange(ref _registry, null) is { } registry)
        {
            await registry.DisposeAsync();
        }
    }

    private protected string Name(string image) => $"{Registry.Address}/{image}";

    private protected (string, PropertyValue) Auth(string password = RealRegistry.Password) => ("registryAuth",
        $$"""[{"address":"{{Registry.Address}}","username":"{{RealRegistry.User}}","password":"{{password}}"}]""");

    /// <summary>A build of three steps, whose files say something.</summary>
    private protected PropertyMap Build(string says, params (string Name, PropertyValue Value)[] more)
    {
        Folder.Write("context/Dockerfile", $"FROM {RealEngine.Image}\nCOPY said /srv/said\nLABEL says=\"{says}\"\n");
        Folder.Write("context/said", says);
        return Map([("context", Folder["context"]), ("dockerfile", "Dockerfile"), .. more]);
    }

    /// <summary>The same for resources that take the Dockerfile's whole path.</summary>
    private protected PropertyMap NativeBuild(string says) => Build(says).With("dockerfile", $"{Folder["context"]}/Dockerfile");

    /// <summary>Builds and pushes an image, and has the engine forget it, unless it must stay under its tag.</summary>
    private protected async Task<string> PushAsync(string image, string says, string? keepsLocal = null)
    {
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var name = Name(image);
        await session.CreateAsync(
            Urn("image:Image", "pushed"), Map(("imageName", name), ("build", NativeBuild(says))));
        await Real.Client.Images.RemoveAsync(name, force: true, CancellationToken.None);
        if (keepsLocal is not null)
        {
            await Real.Client.Images.TagAsync(keepsLocal, ImageReference.Parse(name), CancellationToken.None);
        }

        return name;
    }
}
