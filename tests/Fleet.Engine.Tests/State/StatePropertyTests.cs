using System.Text.Json;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Engine.Tests.State;

/// <summary>What holds for every valid state, whatever is in it.</summary>
public sealed class StatePropertyTests
{
    private static void ForAllSeeds(Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(100));

    private static byte[] Write(Deployment deployment) => DeploymentJson.WriteCheckpoint("organization/proj/dev", deployment, NoSecrets.Instance);

    private static Deployment Read(byte[] file) => DeploymentJson.Read(RawCheckpoint.Parse(file), NoSecrets.Instance);

    // As if this run had made everything: nothing is written as it was read.
    private static Deployment Afresh(Deployment deployment) =>
        deployment with { Resources = [.. deployment.Resources.Select(state => state with { Raw = null })] };

    [Fact]
    public void What_is_written_is_read_and_written_again_the_same() => ForAllSeeds(seed =>
    {
        var state = RandomState.Of(seed);
        Integrity.Check(state).Should().BeEmpty();

        var file = Write(state);

        var read = Read(file);
        Integrity.Check(read).Should().BeEmpty();
        Write(read).Should().Equal(file);
        Write(Afresh(read)).Should().Equal(file);
    });

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_never_taken_for_whole() => ForAllSeeds(seed =>
    {
        var file = Write(RandomState.Of(seed));

        var read = () => Read(file[..new Random(seed).Next(file.Length)]);

        read.Should().Throw<Exception>().Which.Should().Match(exception => exception is JsonException || exception is StateFormatException);
    });

    [Fact]
    public void Resources_in_any_order_are_put_into_a_valid_one() => ForAllSeeds(seed =>
    {
        var state = RandomState.Of(seed);
        var shuffled = state.Resources.Where(resource => !resource.IsDeleted).ToArray();
        new Random(seed).Shuffle(shuffled);

        var sorted = Snapshot.Sort([.. shuffled]);

        // What belonged to an old copy that is left out here refers to what is not there; everything else is in order.
        var urns = shuffled.Select(resource => resource.Urn).ToHashSet();
        var providers = shuffled.Where(resource => resource.IsProvider).Select(resource => resource.AsProvider).ToHashSet();
        if (shuffled.All(resource => resource.References().All(urns.Contains) && (resource.Provider is not { } provider || providers.Contains(provider))))
        {
            Integrity.Check(state with { Resources = sorted }).Should().BeEmpty();
        }

        sorted.Should().BeEquivalentTo(shuffled, options => options.ComparingByValue<ResourceState>());
    });

    [Fact]
    public void A_journal_read_back_leads_to_the_same_state_after_each_of_its_entries() => ForAllSeeds(seed =>
    {
        var state = RandomState.Of(seed);
        var random = new Random(seed);
        var (made, replayed) = (new Snapshot(state), new Snapshot(state));
        for (var number = 1; number <= 10; number++)
        {
            var entry = Entry(random, state, number);
            var line = JsonElement.Parse(JournalJson.Entry(entry, NoSecrets.Instance), ValueJson.ReaderOptions);

            made.Apply(entry);
            replayed.Apply(JournalJson.ReadEntry(line, NoSecrets.Instance));

            Write(Afresh(replayed.Fold())).Should().Equal(Write(Afresh(made.Fold())));
        }
    });

    // An operation begins or ends, or a resource is changed, added or forgotten.
    private static JournalEntry Entry(Random random, Deployment state, int number)
    {
        var slot = random.Next(state.Resources.Length + 3);
        var resource = state.Resources[Math.Min(slot, state.Resources.Length - 1)] with
        {
            Outputs = RandomState.Properties(random.Next()),
            Modified = DateTimeOffset.UnixEpoch.AddSeconds(number),
        };
        return random.Next(3) switch
        {
            0 => new JournalEntry { Number = number, Begins = new PendingOperation(resource, (PendingKind)random.Next(3)) },
            1 => new JournalEntry { Number = number, Ends = random.Next(number), Changes = [new SlotChange(slot, resource)] },
            _ => new JournalEntry { Number = number, Changes = [new SlotChange(slot, random.Next(2) == 0 ? null : resource)] },
        };
    }
}
