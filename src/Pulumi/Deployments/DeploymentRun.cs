using Fleet.Protocol.Grpc;

namespace Pulumi;

/// <summary>One running program: its settings, its connection to the engine and everything it has started.</summary>
internal sealed class DeploymentRun
{
    private static readonly AsyncLocal<DeploymentRun?> Ambient = new();

    private readonly TaskTracker _tasks = new();
    private Stack? _stack;

    public DeploymentRun(DeploymentSettings settings, IMonitor monitor, IEngine engine)
    {
        Settings = settings;
        Monitor = monitor;
        Engine = engine;
        Features = new Features(monitor);
        Log = new EngineLog(engine, Track);
        Registrations = new Registrations(this);
        Invokes = new Invokes(this);
        Callbacks = new Callbacks();
        Hooks = new HookRegistry(this);
        Packages = new Packages(this);
        Instance = new DeploymentInstance(this);
    }

    /// <summary>The program that the calling code belongs to; null outside of any.</summary>
    public static DeploymentRun? Current => Ambient.Value;

    /// <summary>The program that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static DeploymentRun Required =>
        Current ?? throw new InvalidOperationException(
            "Trying to acquire Deployment.Instance before 'Run' was called.");

    public DeploymentSettings Settings { get; }

    public IMonitor Monitor { get; }

    public IEngine Engine { get; }

    public Features Features { get; }

    public EngineLog Log { get; }

    public Registrations Registrations { get; }

    public Invokes Invokes { get; }

    public Callbacks Callbacks { get; }

    public HookRegistry Hooks { get; }

    public Packages Packages { get; }

    public DeploymentInstance Instance { get; }

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException(
            "Resources can be made only inside of the function given to Deployment.RunAsync.");
        set => _stack = value;
    }

    /// <summary>Connects to the engine that started the program.</summary>
    public static DeploymentRun FromEnvironment()
    {
        var settings = DeploymentSettings.FromEnvironment();
        var monitor = new GrpcChannel(settings.Monitor);
        var engine = settings.Engine == settings.Monitor ? monitor : new GrpcChannel(settings.Engine);
        return new DeploymentRun(settings, new GrpcMonitor(monitor), new GrpcEngine(engine));
    }

    /// <summary>Keeps the program running until the task is done; fails it when the task fails.</summary>
    public void Track(Task task) => _tasks.Add(task);

    public Task<IReadOnlyList<Exception>> WhenIdleOrFailedAsync() => _tasks.WhenIdleOrFailedAsync();

    public Task<IReadOnlyList<Exception>> WhenIdleAsync() => _tasks.WhenIdleAsync();

    /// <summary>Makes this the current program for the caller and everything it starts.</summary>
    /// <exception cref="InvalidOperationException">The caller belongs to a program already.</exception>
    public void Enter() => Ambient.Value = Current is null
        ? this
        : throw new InvalidOperationException(
            "Deployment.Instance should only be set once at the beginning of a 'Run' call.");
}
