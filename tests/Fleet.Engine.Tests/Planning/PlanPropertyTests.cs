using System.Collections.Immutable;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Engine.Tests.Planning;

/// <summary>What holds for every decision, whatever is recorded and wanted.</summary>
public sealed class PlanPropertyTests
{
    private static readonly ForcedReplacement Unforced = new(false, false, _ => false);

    private static void ForAllSeeds(Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(100));

    private static ResourceState Thing(PropertyMap inputs) =>
        new() { Urn = Urn.Parse(TestStack.Urn("a")), IsCustom = true, Id = "a-1", Inputs = inputs };

    [Fact]
    public void Nothing_differs_from_itself_and_what_differs_does_so_both_ways() => ForAllSeeds(seed =>
    {
        var (one, other) = (RandomState.Properties(seed), RandomState.Properties(seed / 2));

        InputDiff.Compare(one, one).Should().BeEmpty();
        InputDiff.Compare(one, other).Keys.Should().Equal(InputDiff.Compare(other, one).Keys);
        InputDiff.Compare(one, other).IsEmpty.Should().Be(one.Equals(other));
    });

    [Fact]
    public void Changes_that_are_all_ignored_leave_what_is_recorded() => ForAllSeeds(seed =>
    {
        var (old, wanted) = (RandomState.Properties(seed), RandomState.Properties(seed / 2));
        var names = old.Keys.Concat(wanted.Keys).Distinct().Where(name => name.Length == 1 && char.IsAsciiLetter(name[0])).ToHashSet();

        var (inputs, unfitting) = IgnoreChanges.Apply(wanted, old, [.. names]);

        unfitting.Should().BeEmpty();
        InputDiff.Compare(old, inputs).Keys.Should().NotContain(path => names.Contains(path));
    });

    [Fact]
    public void A_resource_stays_when_nothing_differs_and_gives_way_when_anything_forces_it() => ForAllSeeds(seed =>
    {
        var state = Thing(RandomState.Properties(seed));
        var differences = InputDiff.Compare(state.Inputs, RandomState.Properties(seed / 2));
        var diff = DiffResult.None with { Properties = differences };

        Decide.WithoutProperties(state, state, Unforced).Should().BeNull();
        Decide.FromProvider(state, state, DiffResult.None, []).Verdict.Should().Be(Verdict.Same);
        Decide.FromProvider(state, state, diff, []).Verdict.Should().Be(differences.IsEmpty ? Verdict.Same : Verdict.Update);
        Decide.FromProvider(state, state, diff, ["*"]).Verdict.Should().Be(differences.IsEmpty ? Verdict.Same : Verdict.Replace);
        Decide.FromProvider(state with { IsPendingReplacement = true }, state, diff, []).Verdict.Should().Be(Verdict.Replace);
        Decide.WithoutProperties(state, state, Unforced with { IsRequested = true })!.Verdict.Should().Be(Verdict.Replace);
        Decide.WithoutProperties(state with { IsTainted = true }, state, Unforced)!.Verdict.Should().Be(Verdict.Replace);
    });

    [Fact]
    public void What_is_removed_outlives_what_refers_to_it_and_nothing_waits_in_a_circle() => ForAllSeeds(seed =>
    {
        var items = RandomState.Of(seed).Resources.Select((state, slot) => new OldResource(slot, state)).ToList();
        var needs = DeletionNeeds.Of([.. items.Select(item => item.State!)]);
        var leaders = GoneTogether.LeadersOf(items, needs, urn => items.Count(item => item.RecordedAs == urn));

        var order = Carry(items.Count, needs, leaders);

        order.Should().HaveCount(items.Count, "everything comes to its turn");
        for (var i = 0; i < items.Count; i++)
        {
            needs[i].All(need => order[i] <= order[need]).Should().BeTrue();
            leaders[i].Should().Match(leader => leader == null || leaders[leader.Value] == null, "a leader is removed by itself");
        }
    });

    // When each is gone, if all that may go does so at once; what goes with another is gone when that is.
    private static Dictionary<int, int> Carry(int count, IReadOnlyList<int>[] needs, IReadOnlyList<int?> leaders)
    {
        var gone = new Dictionary<int, int>();
        for (var turn = 0; turn <= count; turn++)
        {
            var ready = new HashSet<int>();
            for (var changed = true; changed;)
            {
                changed = false;
                foreach (var item in Enumerable.Range(0, count).Where(item => !gone.ContainsKey(item) && !ready.Contains(item)))
                {
                    var isFree = Enumerable.Range(0, count).Where(other => needs[other].Contains(item)).All(other =>
                        gone.ContainsKey(other)
                        || (leaders[other] is { } leader && (leader == item || leader == leaders[item]) && ready.Contains(other)));
                    if (isFree)
                    {
                        changed = ready.Add(item);
                    }
                }
            }

            foreach (var item in ready.Where(item => leaders[item] is not { } leader || ready.Contains(leader)))
            {
                gone[item] = turn;
            }
        }

        return gone;
    }

    [Fact]
    public void A_target_is_found_by_its_name_and_by_any_pattern_made_of_it() => ForAllSeeds(seed =>
    {
        var random = new Random(seed);
        foreach (var urn in RandomState.Of(seed).Resources.Select(state => state.Urn))
        {
            var at = random.Next(urn.Text.Length);

            new Targets([urn.Text]).Contains(urn).Should().BeTrue();
            new Targets([urn.Text[..at] + "**"]).Contains(urn).Should().BeTrue();
            new Targets(["**" + urn.Text[at..]]).Contains(urn).Should().BeTrue();
            new Targets([urn.Text + "x"]).Contains(urn).Should().BeFalse();
            Urn.Parse(urn.Text).Should().Be(urn);
        }
    });
}
