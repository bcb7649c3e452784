using System.Collections.Concurrent;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>Takes what the program asks for and answers when it is done.</summary>
internal sealed class Registrar
{
    private readonly RunContext _run;
    private readonly StepRunner _steps;
    private readonly DefaultProviders _defaults;
    private readonly DriftPhase _drift;
    private readonly CustomResources _custom;
    private readonly ProviderResources _providers;
    private readonly Claims _claims = new();
    private readonly Obstacles _obstacles;
    private readonly Components _components;
    private readonly Observation? _observation;
    private readonly ConcurrentDictionary<Urn, Registration> _registered = new();
    private PropertyMap? _stackOutputs;

    /// <summary>Creates a registrar.</summary>
    /// <param name="run">The run.</param>
    /// <param name="drift">Looks at what is recorded before it is planned.</param>
    /// <param name="observes">True when the program runs beside something else, and its resources stay as they are recorded.</param>
    public Registrar(RunContext run, DriftPhase drift, bool observes = false)
    {
        _run = run;
        _steps = new StepRunner(run);
        _drift = drift;
        _defaults = new DefaultProviders(run, RegisterAsync);
        _providers = new ProviderResources(run, _steps);
        _custom = new CustomResources(run, _steps);
        _components = new Components(run, _steps);
        _obstacles = new Obstacles(run);
        _observation = observes ? new Observation(run, _providers) : null;
    }

    /// <summary>The stack's root resource; null until the program has registered it.</summary>
    public Registration? Root { get; private set; }

    /// <summary>What was registered under a URN; null when nothing was.</summary>
    public Registration? Find(Urn urn) => _registered.GetValueOrDefault(urn);

    /// <summary>Registers a resource; done when it is as asked for, or has failed.</summary>
    /// <exception cref="DiagnosticException">The program has asked for something impossible.</exception>
    /// <exception cref="OperationCanceledException">The run takes nothing new.</exception>
    public async Task<Registration> RegisterAsync(Goal goal)
    {
        var parent = Parent(goal);
        goal = KnownNeeds.Only(Inheritance.Apply(goal, parent?.Goal), _run.Stack, _run.Project, _registered.ContainsKey);
        var urn = Claim(goal);
        var registration = _observation is null ? await RegisterAsync(goal, urn, parent) : await ObserveAsync(goal, urn, parent);
        _registered[urn] = registration;
        if (registration.Outcome == RegistrationOutcome.Unknown)
        {
            _run.Unmade[urn] = true;
        }

        if (urn.IsRootStack)
        {
            Root = registration;
        }

        return registration;
    }

    /// <summary>Records the outputs of a component, or of the stack.</summary>
    /// <exception cref="DiagnosticException">The resource is not registered.</exception>
    public async Task RegisterOutputsAsync(Urn urn, PropertyMap outputs)
    {
        var registration = Find(urn) ?? throw new DiagnosticException(
            $"The program has given outputs of '{urn}', which it has not registered.");
        _run.Events.Redactor.Learn(outputs);
        if (!_run.IsPreview)
        {
            // What failed has left values that nobody knows.
            outputs = PropertyFilter.Apply(outputs, new PropertyCodecOptions { Unknowns = UnknownHandling.Skip });
        }

        if (registration is not { State: { } state, IsLeftAlone: false })
        {
            return;
        }

        if (urn.IsRootStack)
        {
            _stackOutputs = outputs;
        }
        else
        {
            Record(registration, state with { Outputs = outputs });
        }

        await _components.FinishAsync(registration, state with { Outputs = outputs });
        if (registration.Step is { } step)
        {
            _steps.PublishOutputs(step, state with { Outputs = outputs });
        }
    }

    /// <summary>Records the stack's outputs: those of a failed run over the ones before.</summary>
    public PropertyMap FinishStackOutputs(bool isComplete)
    {
        if (Root is not { State: { } state } root)
        {
            return PropertyMap.Empty;
        }

        var given = _stackOutputs ?? (isComplete ? PropertyMap.Empty : state.Outputs);
        var outputs = isComplete
            ? given
            : PropertyMap.From(state.Outputs.Concat(given));
        if (!_run.IsPreview)
        {
            Record(root, state with { Outputs = outputs });
        }

        return outputs;
    }

    /// <summary>Records what a provider has found out about its host.</summary>
    public void RecordFacts(Urn provider, PropertyMap facts)
    {
        if (facts.Count > 0 && Find(provider) is { State: { } state } registration)
        {
            Record(registration, state with { Outputs = state.Outputs.With(ILearnFacts.Output, facts) });
        }
    }

    /// <summary>Reads an object that someone else owns.</summary>
    public async Task<Registration> ReadAsync(Goal goal, PropertyValue id)
    {
        var parent = Parent(goal);
        goal = KnownNeeds.Only(Inheritance.Apply(goal, parent?.Goal), _run.Stack, _run.Project, _registered.ContainsKey);
        var urn = Claim(goal);
        goal = goal with { Provider = goal.Provider ?? await _defaults.GetAsync(goal) };
        if (_observation is not null)
        {
            return _registered[urn] = await _observation.RegisterAsync(goal, urn, parent);
        }

        var registration = _obstacles.FailedNeed(goal) is { IsEmpty: false } failed
            ? Skip(goal, urn, null, failed)
            : await TryAsync(goal, urn, null, () => new ExternalResources(_run, _steps).ReadAsync(goal, urn, id));
        return _registered[urn] = registration;
    }

    /// <summary>The goal with what it takes from its parent.</summary>
    /// <exception cref="DiagnosticException">The parent is not registered.</exception>
    public Goal Inherit(Goal goal) => Inheritance.Apply(goal, Parent(goal)?.Goal);

    /// <summary>The provider for a function: the given one, the parent's, or the package's default.</summary>
    public async Task<ProviderHandle> ProviderAsync(Goal goal)
    {
        goal = Inherit(goal);
        return await _run.Providers.GetAsync(goal.Provider ?? await _defaults.GetAsync(goal));
    }

    private async Task<Registration> RegisterAsync(Goal goal, Urn urn, Registration? parent)
    {
        _run.Events.Redactor.Learn(goal.Inputs);

        // Claimed whatever comes of it: what is only left out in this run must not be taken for undeclared.
        var old = await _claims.TakeAsync(_run.Olds, goal, urn, parent?.WasNamed ?? default);
        try
        {
            return await RegisterAsync(goal, urn, old);
        }
        finally
        {
            old?.SetRegistered();
        }
    }

    private Task<Registration> RegisterAsync(Goal goal, Urn urn, OldResource? old) => TryAsync(goal, urn, old, async () =>
    {
        if (_obstacles.FailedNeed(goal) is { IsEmpty: false } failed)
        {
            return Skip(goal, urn, old, failed);
        }

        _obstacles.CheckUnmade(goal, urn);
        goal = goal with { Inputs = await _run.Assets.FillInAsync(goal.Inputs, _run.Stopping) };
        _run.Book.Note(urn, goal);
        _run.Guard?.Check(urn, goal);
        if (goal.IsProvider)
        {
            return await _providers.RegisterAsync(goal, urn, old);
        }

        if (!goal.IsCustom)
        {
            return urn.IsRootStack || _run.Targets.Includes(urn, goal.Needs())
                ? await _components.RegisterAsync(goal, urn, old)
                : _custom.LeaveAlone(goal, urn, old);
        }

        goal = goal with { Provider = goal.Provider ?? await _defaults.GetAsync(goal) };
        var provider = await _run.Providers.GetAsync(goal.Provider.Value);
        await _drift.FindAsync(provider, old);
        return await _custom.RegisterAsync(goal, urn, old, provider);
    });

    private Task<Registration> ObserveAsync(Goal goal, Urn urn, Registration? parent) => TryAsync(goal, urn, null, async () =>
    {
        _run.Events.Redactor.Learn(goal.Inputs);
        if (goal is { IsCustom: true, IsProvider: false, Provider: null })
        {
            // Made ready with what the configuration says now.
            await _defaults.GetAsync(goal);
        }

        return await _observation!.RegisterAsync(goal, urn, parent);
    });

    private async Task<Registration> TryAsync(Goal goal, Urn urn, OldResource? old, Func<Task<Registration>> register)
    {
        try
        {
            return await register();
        }
        catch (StepFailedException)
        {
            _run.Fail(urn);
            return NotDone(goal, urn, old, RegistrationOutcome.Failed);
        }
        catch (DiagnosticException exception)
        {
            _run.Events.Report(exception, urn);
            _run.Fail(urn);
            return NotDone(goal, urn, old, RegistrationOutcome.Failed);
        }
    }

    private static Registration NotDone(Goal goal, Urn urn, OldResource? old, RegistrationOutcome outcome) =>
        new(urn, goal, old?.State, outcome) { WasNamed = WasNamed(old, urn) };

    private static Urn WasNamed(OldResource? old, Urn urn) =>
        old?.State is { } was && was.Urn != urn ? was.Urn : default;

    private void Record(Registration registration, ResourceState state)
    {
        if (registration.State!.Outputs.Equals(state.Outputs))
        {
            return;
        }

        _registered[registration.Urn] = registration with { State = state };
        if (!_run.IsPreview)
        {
            _run.Recorder.RecordLater(new SlotChange(registration.Slot, state));
        }
    }

    private Registration? Parent(Goal goal)
    {
        if (goal.Parent.IsEmpty)
        {
            return null;
        }

        return Find(goal.Parent) ?? throw new DiagnosticException(
            $"The program has registered '{goal.Name}' of type '{goal.Type}' below '{goal.Parent}', which it has not "
            + "registered.");
    }

    private Urn Claim(Goal goal)
    {
        if (goal.IsCustom && goal.Type.Split(':').Length != 3)
        {
            throw new DiagnosticException(
                $"The program has registered '{goal.Name}' of type '{goal.Type}', which is not of the form "
                + "'package:module:Name'.");
        }

        var urn = Urn.Create(_run.Stack, _run.Project, goal.Parent, goal.Type, goal.Name);
        _claims.Add(urn, goal);
        return urn;
    }

    private Registration Skip(Goal goal, Urn urn, OldResource? old, Urn failed)
    {
        _run.Failed.TryAdd(urn, failed);
        _run.Events.Publish(new ResourceSkippedEvent(urn, failed));
        return NotDone(goal, urn, old, RegistrationOutcome.Skipped);
    }
}
