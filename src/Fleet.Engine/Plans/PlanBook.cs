using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>Writes down what a run decides: in a preview that is the plan, in an update what was done.</summary>
internal sealed class PlanBook
{
    private readonly ConcurrentDictionary<Urn, Page> _pages = new();

    /// <summary>Notes what the program asks for.</summary>
    public void Note(Urn urn, Goal goal) => On(urn, page => page.Goal = goal);

    /// <summary>Notes that a step begins. Reading what is recorded decides nothing.</summary>
    public void Note(Step step)
    {
        if (step.Kind != StepKind.Refresh)
        {
            On(step.Urn, page =>
            {
                page.Steps.Add(step.Kind);
                page.IsAboutDrift |= step.IsDrift;
            });
        }
    }

    /// <summary>Notes what a resource's generated names are derived from.</summary>
    public void NoteSeed(Urn urn, ImmutableArray<byte> seed) => On(urn, page => page.Seed = seed);

    /// <summary>What was noted so far.</summary>
    public ImmutableSortedDictionary<Urn, ResourcePlan> Resources() => _pages.ToImmutableSortedDictionary(
        entry => entry.Key,
        entry =>
        {
            lock (entry.Value)
            {
                return entry.Value.ToPlan();
            }
        });

    private void On(Urn urn, Action<Page> write)
    {
        var page = _pages.GetOrAdd(urn, static _ => new Page());
        lock (page)
        {
            write(page);
        }
    }

    private sealed class Page
    {
        public Goal? Goal { get; set; }

        public List<StepKind> Steps { get; } = [];

        public bool IsAboutDrift { get; set; }

        public ImmutableArray<byte> Seed { get; set; } = [];

        public ResourcePlan ToPlan() => new()
        {
            Goal = Goal is null ? null : PlannedGoal.Of(Goal),
            Steps = [.. Steps],
            IsAboutDrift = IsAboutDrift,
            Seed = Seed,
        };
    }
}
