using System.Collections.Immutable;
using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Tests.Fakes;

/// <summary>Writes down a run's events in few words. Every event is a tenth of a second after the one before.</summary>
internal sealed class RunScript(bool isPreview = false)
{
    private const string ContainerType = "docker:index/container:Container";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<EngineEvent> _events = [];
    private readonly Dictionary<StepKind, int> _counts = [];
    private readonly List<Diagnostic> _errors = [];

    /// <summary>The stack's root.</summary>
    public static Urn Stack { get; } = Urn.Create("prod", "shop", default, Urn.RootStackType, "shop-prod");

    /// <summary>A host component under the stack.</summary>
    public static Urn Host(string name) => Urn.Create("prod", "shop", Stack, "fleet:index:LinuxHost", name);

    /// <summary>A container under a host.</summary>
    public static Urn Container(string name) => Urn.Create("prod", "shop", Host(name.Split('/')[0]), ContainerType, name);

    /// <summary>The events.</summary>
    public IReadOnlyList<EngineEvent> Events => _events;

    /// <summary>The run's result; there after <see cref="End"/>.</summary>
    public OperationResult Result { get; private set; } = new() { Outcome = OperationOutcome.Succeeded };

    /// <summary>The config the run begins with.</summary>
    public RunScript Prelude(params (string Key, string Value)[] config) =>
        Add(new PreludeEvent(config.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));

    /// <summary>A component: begins and gets its outputs.</summary>
    public RunScript Component(Urn urn, Urn parent, StepKind kind = StepKind.Same) => Step(
        new StepMetadata
        {
            Kind = kind,
            Urn = urn,
            New = new StateMetadata { Urn = urn, Parent = parent },
            Old = kind == StepKind.Create ? null : new StateMetadata { Urn = urn, Parent = parent },
        });

    /// <summary>A container that stays, is made or goes.</summary>
    public RunScript Container(StepKind kind, string name, PropertyMap? inputs = null) =>
        Step(Metadata(kind, name, kind == StepKind.Create ? null : inputs ?? PropertyMap.Empty, kind == StepKind.Delete ? null : inputs ?? PropertyMap.Empty));

    /// <summary>A container that changes.</summary>
    public RunScript Container(
        StepKind kind, string name, PropertyMap old, PropertyMap wanted, params (string Path, DiffKind Kind)[] differences) =>
        Step(Metadata(kind, name, old, wanted) with { DetailedDiff = Differences(differences), ReplaceKeys = Keys(differences) });

    /// <summary>A step with its begin and its outcome.</summary>
    public RunScript Step(StepMetadata metadata)
    {
        Begin(metadata);
        return Done(metadata);
    }

    /// <summary>A container is read from its host before anything is planned; <paramref name="found"/> is the result.</summary>
    public RunScript Read(string name, StepKind found, string reason)
    {
        var reading = Metadata(StepKind.Refresh, name, PropertyMap.Empty, PropertyMap.Empty) with
        {
            IsDrift = reason.Length > 0,
            Reasons = reason.Length > 0 ? [reason] : [],
        };
        Begin(reading);
        return Add(new ResourceOutputsEvent(reading with { Kind = found }, isPreview));
    }

    /// <summary>A step begins.</summary>
    public RunScript Begin(StepMetadata metadata) => Add(new ResourcePreEvent(metadata, isPreview));

    /// <summary>A step is done and counts.</summary>
    public RunScript Done(StepMetadata metadata)
    {
        if (metadata.Kind.IsLogical() && !metadata.IsInternal)
        {
            _counts[metadata.Kind] = _counts.GetValueOrDefault(metadata.Kind) + 1;
        }

        return Add(new ResourceOutputsEvent(metadata, isPreview));
    }

    /// <summary>A step fails.</summary>
    public RunScript Failed(StepMetadata metadata, string summary, string hint = "", string detail = "")
    {
        Begin(metadata);
        Report(new Diagnostic(Severity.Error, summary) { Urn = metadata.Urn, Hint = hint, Detail = detail });
        return Add(new ResourceFailedEvent(metadata, ResourceStatus.Ok));
    }

    /// <summary>A resource is left alone.</summary>
    public RunScript Skipped(string name, string because) => Add(new ResourceSkippedEvent(Container(name), Container(because)));

    /// <summary>Something is reported.</summary>
    public RunScript Report(Diagnostic diagnostic, bool isEphemeral = false)
    {
        if (diagnostic.Severity == Severity.Error)
        {
            _errors.Add(diagnostic);
        }

        return Add(new DiagnosticEvent(diagnostic) { IsEphemeral = isEphemeral });
    }

    /// <summary>The program prints a line.</summary>
    public RunScript Prints(string line) => Add(new StdoutEvent(line, IsError: false));

    /// <summary>The run ends.</summary>
    public RunScript End(OperationOutcome outcome = OperationOutcome.Succeeded, PropertyMap? outputs = null)
    {
        var changes = _counts.ToImmutableSortedDictionary();
        Add(new SummaryEvent(isPreview, outcome, TimeSpan.FromSeconds(12.3), changes));
        Add(new CancelEvent());
        Result = new OperationResult
        {
            Outcome = outcome,
            Changes = changes,
            Duration = TimeSpan.FromSeconds(12.3),
            Errors = [.. _errors],
            Outputs = outputs ?? PropertyMap.Empty,
        };
        return this;
    }

    /// <summary>What a step on a container is about.</summary>
    public static StepMetadata Metadata(StepKind kind, string name, PropertyMap? old, PropertyMap? wanted) => new()
    {
        Kind = kind,
        Urn = Container(name),
        Provider = "urn:pulumi:prod::shop::pulumi:providers:docker::atlas::0b3c",
        Old = old is null ? null : State(name, old),
        New = wanted is null ? null : State(name, wanted),
    };

    private static StateMetadata State(string name, PropertyMap inputs) => new()
    {
        Urn = Container(name),
        IsCustom = true,
        Id = "4f2a",
        Parent = Host(name.Split('/')[0]),
        Inputs = inputs,
        Outputs = inputs,
    };

    private static ImmutableSortedDictionary<string, PropertyDiff> Differences((string Path, DiffKind Kind)[] differences) =>
        differences.ToImmutableSortedDictionary(pair => pair.Path, pair => new PropertyDiff(pair.Kind), StringComparer.Ordinal);

    private static ImmutableArray<string> Keys((string Path, DiffKind Kind)[] differences) =>
        [.. differences.Where(pair => new PropertyDiff(pair.Kind).IsReplace).Select(pair => pair.Path)];

    private RunScript Add(EngineEvent engineEvent)
    {
        _events.Add(engineEvent with { Sequence = _events.Count, Time = Start.AddMilliseconds(100 * _events.Count) });
        return this;
    }
}
