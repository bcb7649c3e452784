using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Random programs, one after the other, with random failures: the state stays valid and heals.</summary>
public sealed class RandomTests
{
    private const int Resources = 6;

    [Fact]
    public void Whatever_fails_the_state_is_valid_and_a_run_without_failures_heals_it()
    {
        var property = Prop.ForAll(Arb.From(Gen.ListOf(Rounds(), 4)), rounds => CheckAsync([.. rounds]).GetAwaiter().GetResult());

        property.Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static async Task CheckAsync(Round[] rounds)
    {
        using var stack = new TestStack();
        foreach (var round in rounds)
        {
            stack.Cloud.Down.UnionWith(round.Down);
            stack.Cloud.Unhealthy.UnionWith(round.Unhealthy);
            stack.Cloud.OnAct = (act, _) => act == $"create {round.Lost}" ? throw new IOException("lost") : Task.CompletedTask;
            await stack.RunAsync(round.Operation, Program(round.Things), new OperationOptions { Parallel = 4 });
            Integrity.Check(await stack.StateAsync()).Should().BeEmpty();
            stack.Cloud.Down.Clear();
            stack.Cloud.Unhealthy.Clear();
        }

        stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var last = rounds[^1].Things;
        var healing = await stack.UpAsync(Program(last));
        var again = await stack.UpAsync(Program(last), new OperationOptions { ExpectNoChanges = true });

        healing.Errors.Should().BeEmpty();
        again.Errors.Should().BeEmpty();
        stack.Cloud.Names.Should().Equal(last.Where(thing => thing.IsDeclared).Select(thing => thing.Name));
        (await stack.RecordedAsync()).Should().Equal(last.Where(thing => thing.IsDeclared).Select(thing => thing.Name));
    }

    private static Func<MonitorClient, Task> Program(Thing[] things) => async monitor =>
    {
        var made = new Dictionary<string, Task<Pulumirpc.RegisterResourceResponse>>();
        foreach (var thing in things.Where(thing => thing.IsDeclared))
        {
            made[thing.Name] = RegisterAsync(thing, made.ToDictionary());
        }

        await Task.WhenAll(made.Values);

        async Task<Pulumirpc.RegisterResourceResponse> RegisterAsync(
            Thing thing, Dictionary<string, Task<Pulumirpc.RegisterResourceResponse>> before)
        {
            var inputs = PropertyMap.Of((thing.Input, thing.Value));
            var needs = new List<Pulumirpc.RegisterResourceResponse>();
            foreach (var need in thing.Needs.Where(before.ContainsKey))
            {
                var other = await before[need];
                needs.Add(other);
                inputs = inputs.With($"of-{need}", other.Id.Length > 0 ? other.Id : PropertyValue.Unknown.Instance);
            }

            return await monitor.ResourceAsync(thing.Name, inputs, request =>
            {
                foreach (var need in needs)
                {
                    request.Dependencies.Add(need.Urn);
                }
            });
        }
    };

    private static Gen<Round> Rounds() =>
        from things in Gen.CollectToArray(Enumerable.Range(0, Resources).Select(Things))
        from down in Names(2)
        from unhealthy in Names(1)
        from lost in Gen.Elements("none", "a", "c", "e")
        from operation in Gen.Frequency(
            (6, Gen.Constant(Operation.Up)), (1, Gen.Constant(Operation.Refresh)), (1, Gen.Constant(Operation.Destroy)))
        select new Round(operation, [.. things], down, unhealthy, lost);

    private static Gen<Thing> Things(int index) =>
        from isDeclared in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from input in Gen.Elements("size", "size", "new", "first")
        from value in Gen.Choose(1, 2)
        from needs in Names(2)
        select new Thing(Name(index), isDeclared, input, value, [.. needs.Where(need => string.CompareOrdinal(need, Name(index)) < 0)]);

    private static Gen<string[]> Names(int most) =>
        from count in Gen.Choose(0, most)
        from names in Gen.ArrayOf(Gen.Choose(0, Resources - 1).Select(Name), count)
        select names.Distinct().ToArray();

    private static string Name(int index) => ((char)('a' + index)).ToString();

    private sealed record Thing(string Name, bool IsDeclared, string Input, int Value, string[] Needs);

    private sealed record Round(Operation Operation, Thing[] Things, string[] Down, string[] Unhealthy, string Lost)
    {
        public override string ToString() =>
            $"{Operation} down=[{string.Join(",", Down)}] unhealthy=[{string.Join(",", Unhealthy)}] lost={Lost} "
            + string.Join("; ", Things.Select(t => $"{t.Name}{(t.IsDeclared ? "" : "(no)")} {t.Input}={t.Value} needs {string.Join(",", t.Needs)}"));
    }
}
