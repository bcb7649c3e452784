using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Engine.Callbacks;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.Plans;
using Fleet.Engine.Plugins;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values.Assets;

namespace Fleet.Engine.Execution;

/// <summary>What the parts of a run share.</summary>
internal sealed class RunContext : IDisposable
{
    private readonly CancellationTokenSource _stopping;
    private int _failures;

    public RunContext(CancellationToken cancellationToken)
    {
        Cancellation = cancellationToken;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Hooks = new HookRegistry(Callbacks);
    }

    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>True when nothing may be changed, on any host or on disk.</summary>
    public required bool IsPreview { get; init; }

    public required OperationOptions Options { get; init; }

    public required EngineEnvironment Environment { get; init; }

    /// <summary>The stack's configuration, decrypted.</summary>
    public required ImmutableSortedDictionary<string, ConfigValue> Config { get; init; }

    public required EventPublisher Events { get; init; }

    public required StateRecorder Recorder { get; init; }

    public required OldResources Olds { get; init; }

    public required ProviderRegistry Providers { get; init; }

    public required StepGate Gate { get; init; }

    /// <summary>Fills in the hashes by which assets are compared.</summary>
    public required AssetHasher Assets { get; init; }

    /// <summary>Calls functions of the program.</summary>
    public CallbackClient Callbacks { get; } = new();

    /// <summary>The functions of the program that run with operations.</summary>
    public HookRegistry Hooks { get; }

    public Tally Tally { get; } = new();

    /// <summary>What the run decides: its plan, or what it did.</summary>
    public PlanBook Book { get; } = new();

    /// <summary>The plan that the run is held to; null for none.</summary>
    public PlanGuard? Guard { get; init; }

    /// <summary>The packages that the program has announced.</summary>
    public PackageRegistry Packages { get; } = new();

    /// <summary>Where the monitor listens, for plugins that register resources; empty while no program runs.</summary>
    public string MonitorAddress { get; set; } = "";

    /// <summary>Resources whose step failed or was left out, each with the one whose failure began it.</summary>
    public ConcurrentDictionary<Urn, Urn> Failed { get; } = new();

    /// <summary>Resources that are not recorded by their name and that the run, being confined to others, does not make.</summary>
    public ConcurrentDictionary<Urn, bool> Unmade { get; } = new();

    /// <summary>Resources of operations that an earlier run has begun and whose outcome nobody could tell yet.</summary>
    public ConcurrentBag<ResourceState> StillPending { get; } = [];

    /// <summary>Resources that another object took the place of in this run.</summary>
    public ConcurrentDictionary<Urn, bool> Replaced { get; } = new();

    public required TargetFilter Targets { get; init; }

    /// <summary>Held by a replacement that removes dependents first: two at once could condemn the same ones.</summary>
    public SemaphoreSlim Condemning { get; } = new(1, 1);

    /// <summary>The operator's cancellation.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Cancelled when nothing new may begin: by the operator, or by a failure where the run stops at one.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled when running steps must not be waited for either.</summary>
    public CancellationToken Terminate => Options.Terminate;

    /// <summary>True when a step or a decision failed.</summary>
    public bool HasFailed => Volatile.Read(ref _failures) > 0;

    /// <summary>True when an object may be other than recorded.</summary>
    public bool MaybeCorrupt { get; set; }

    /// <summary>Remembers a failure; the run goes on with what does not depend on it, or stops.</summary>
    public void Fail(Urn urn = default)
    {
        Interlocked.Increment(ref _failures);
        if (!urn.IsEmpty)
        {
            Failed.TryAdd(urn, urn);
        }

        if (!Options.ContinueOnError)
        {
            _stopping.Cancel();
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        Condemning.Dispose();
        Callbacks.Dispose();
    }
}
