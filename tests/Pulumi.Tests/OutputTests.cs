using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Pulumi.Tests.Fakes;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Tests;

public sealed class OutputTests
{
    private static readonly Resource A = new DependencyResource("urn:pulumi:dev::proj::t:t:T::a");
    private static readonly Resource B = new DependencyResource("urn:pulumi:dev::proj::t:t:T::b");

    [Fact]
    public async Task Apply_computes_with_the_value()
    {
        var data = await Output.Create(2).Apply(value => value * 21).DataTask;

        data.Should().Be(OutputData.Of(42));
    }

    [Fact]
    public async Task Apply_accepts_tasks_inputs_and_outputs()
    {
        var start = Output.Create(1);

        (await start.Apply(value => Task.FromResult(value + 1)).DataTask).Value.Should().Be(2);
        (await start.Apply(value => (Input<int>)(value + 2)).DataTask).Value.Should().Be(3);
        (await start.Apply(value => Output.Create(value + 3)).DataTask).Value.Should().Be(4);
        (await start.Apply(async value => await Task.Delay(value)).DataTask).Value.Should().Be(default(ValueTuple));
        (await start.Apply(_ => (Output<string>?)null).DataTask).Value.Should().BeNull();
    }

    [Fact]
    public async Task Apply_does_not_run_while_the_value_is_unknown()
    {
        var ran = false;

        var data = await Of(1, known: false, secret: true, A).Apply(_ => ran = true).DataTask;

        ran.Should().BeFalse();
        (data.IsKnown, data.IsSecret).Should().Be((false, true));
        data.Resources.Should().Equal(A);
    }

    [Fact]
    public void Apply_joins_what_both_outputs_know_of_themselves() => Check.QuickThrowOnFailure(
        Prop.ForAll<(bool Known, bool Secret), (bool Known, bool Secret)>((outer, inner) =>
        {
            var inside = Of("inner", inner.Known, inner.Secret, B);

            Of("outer", outer.Known, outer.Secret, A).Apply(_ => inside).DataTask.TryGetResult(out var data);

            return data.IsKnown == (outer.Known && inner.Known)
                && data.IsSecret == (outer.Secret || (outer.Known && inner.Secret))
                && data.Resources.SetEquals(outer.Known ? [A, B] : [A]);
        }));

    [Fact]
    public void All_joins_what_its_parts_know_of_themselves() => Check.QuickThrowOnFailure(
        Prop.ForAll<(bool Known, bool Secret)[]>(parts =>
        {
            parts ??= [];
            Output.All(parts.Select((part, index) => Of(index, part.Known, part.Secret))).DataTask.TryGetResult(out var data);

            return data.IsKnown == parts.All(part => part.Known)
                && data.IsSecret == parts.Any(part => part.Secret)
                && (!data.IsKnown || data.Value.SequenceEqual(Enumerable.Range(0, parts.Length)));
        }));

    [Fact]
    public async Task Tuples_of_every_size_keep_their_order()
    {
        Input<int> One(int value) => value;
        Output<int> Two(int value) => Output.Create(value);

        (await Output.Tuple(One(1), One(2)).DataTask).Value.Should().Be((1, 2));
        (await Output.Tuple(Two(1), Two(2), Two(3)).DataTask).Value.Should().Be((1, 2, 3));
        (await Output.Tuple(One(1), One(2), One(3), One(4)).DataTask).Value.Should().Be((1, 2, 3, 4));
        (await Output.Tuple(Two(1), Two(2), Two(3), Two(4), Two(5)).DataTask).Value.Should().Be((1, 2, 3, 4, 5));
        (await Output.Tuple(One(1), One(2), One(3), One(4), One(5), One(6)).DataTask).Value.Should()
            .Be((1, 2, 3, 4, 5, 6));
        (await Output.Tuple(Two(1), Two(2), Two(3), Two(4), Two(5), Two(6), Two(7)).DataTask).Value
            .Should().Be((1, 2, 3, 4, 5, 6, 7));
        (await Output.Tuple(One(1), One(2), One(3), One(4), One(5), One(6), One(7), One(8)).DataTask).Value
            .Should().Be((1, 2, 3, 4, 5, 6, 7, 8));
    }

    [Fact]
    public async Task A_tuple_with_a_secret_part_is_secret_and_depends_on_all_parts()
    {
        var data = await Output.Tuple(Of(1, resource: A), Of("x", secret: true, resource: B)).DataTask;

        data.IsSecret.Should().BeTrue();
        data.Resources.Should().BeEquivalentTo([A, B]);
    }

    [Fact]
    public async Task Format_waits_for_its_holes_and_formats_invariantly()
    {
        Input<string> host = "atlas";
        var port = Output.Create(Task.Run(() => 443));

        var data = await Output.Format($"{host}:{port} {1.5} {new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc):yyyy} {"plain"}").DataTask;

        data.Value.Should().Be("atlas:443 1.5 2020 plain");
    }

    [Fact]
    public async Task Format_with_a_secret_hole_is_secret()
    {
        var data = await Output.Format($"redis://:{Output.CreateSecret("hush")}@host").DataTask;

        data.Should().Be(new OutputData<string>([], "redis://:hush@host", true, true));
    }

    [Fact]
    public async Task Secretness_can_be_added_and_removed()
    {
        var secret = Output.CreateSecret(Task.FromResult(1));

        (await Output.IsSecretAsync(secret)).Should().BeTrue();
        (await Output.IsSecretAsync(Output.Unsecret(secret))).Should().BeFalse();
        (await Output.IsSecretAsync(Output.CreateSecret(Output.Unsecret(secret)))).Should().BeTrue();
        (await Output.IsSecretAsync(Output.Create(1))).Should().BeFalse();
    }

    [Fact]
    public async Task An_exception_in_Apply_is_the_exception_of_all_that_follows()
    {
        var failing = Output.Create(1).Apply<int>(new Func<int, int>(_ => throw new InvalidOperationException("no")));

        var act = () => Output.All(failing.Apply(value => value + 1), Output.Create(2)).DataTask;

        (await act.Should().ThrowAsync<InvalidOperationException>()).WithMessage("no");
    }

    [Fact]
    public async Task JsonSerialize_writes_nested_outputs_as_their_values()
    {
        var value = new Dictionary<string, object?>
        {
            ["plain"] = 1,
            ["late"] = Output.Create(Task.Delay(5).ContinueWith(_ => "now", TaskScheduler.Default)),
            ["hidden"] = Output.CreateSecret("hush"),
            ["input"] = (Input<int>)7,
        };

        var data = await Output.JsonSerialize(Output.Create(value)).DataTask;

        data.Value.Should().Be("""{"plain":1,"late":"now","hidden":"hush","input":7}""");
        (data.IsKnown, data.IsSecret).Should().Be((true, true));
    }

    [Fact]
    public async Task JsonSerialize_of_something_unknown_is_unknown()
    {
        var data = await Output.JsonSerialize(Output.Create(new[] { Of(1, known: false, resource: A) })).DataTask;

        data.IsKnown.Should().BeFalse();
        data.Resources.Should().Equal(A);
    }

    [Fact]
    public async Task JsonDeserialize_reads_text()
    {
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        var data = await Output.JsonDeserialize<Dictionary<string, int>>(Output.CreateSecret("""{"a":1}"""), options).DataTask;

        data.Value.Should().Equal(new Dictionary<string, int> { ["a"] = 1 });
        data.IsSecret.Should().BeTrue();
    }

    [Fact]
    public void ToString_explains_instead_of_giving_the_value() =>
        Output.CreateSecret("hush").ToString().Should().Contain("Output.Format").And.NotContain("hush");

    [Fact]
    public async Task ToString_inside_of_a_program_warns()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => { _ = string.Create(CultureInfo.InvariantCulture, $"{Output.Create(1)}"); });

        engine.Logged.Should().ContainSingle().Which.Severity.Should().Be(Pulumirpc.LogSeverity.Warning);
    }

    [Fact]
    public async Task Utilities_look_inside()
    {
        var unknown = OutputUtilities.CreateUnknown(() => Task.FromResult(3));

        (await OutputUtilities.GetIsKnownAsync(unknown)).Should().BeFalse();
        (await OutputUtilities.GetValueAsync(unknown)).Should().Be(3);
        (await OutputUtilities.GetDependenciesAsync(OutputUtilities.WithDependency(unknown, A))).Should().Equal(A);
    }

    [Fact]
    public async Task A_deferred_output_takes_over_another_once()
    {
        var deferred = new DeferredOutput<int>();
        var later = deferred.Output.Apply(value => value + 1);

        deferred.Resolve(Of(1, secret: true, resource: A));

        (await later.DataTask).Should().BeEquivalentTo(new OutputData<int>([A], 2, true, true));
        deferred.Invoking(again => again.Resolve(Output.Create(2))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Shortcuts_reach_into_arrays_and_unions()
    {
        var array = Output.Create(ImmutableArray.Create(4, 5));
        var union = Output.Create(Union<int, string>.FromT1("x"));

        (await array.First().DataTask).Value.Should().Be(4);
        (await array.GetAt(1).DataTask).Value.Should().Be(5);
        (await array.Length().DataTask).Value.Should().Be(2);
        (await union.IsT1().DataTask).Value.Should().BeTrue();
        (await union.AsT1().DataTask).Value.Should().Be("x");
        (await union.Value().DataTask).Value.Should().Be("x");
    }

    private static Output<T> Of<T>(T value, bool known = true, bool secret = false, Resource? resource = null) =>
        new(new OutputData<T>(resource is null ? [] : [resource], value, known, secret));
}
