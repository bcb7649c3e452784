using Fleet.Engine.State;
using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State.Operations;

public sealed class RepairTests : IDisposable
{
    private readonly TestStack _stack = new();

    private StateRepair Repair => new(_stack.Backend);

    public void Dispose() => _stack.Dispose();

    private static async Task Two(MonitorClient monitor)
    {
        var a = await monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2"))));
        await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
    }

    private async Task DamageAsync(string from, string to)
    {
        await _stack.UpAsync(Two);
        var text = File.ReadAllText(_stack.CheckpointFile);
        text.Should().Contain(from);
        File.WriteAllText(_stack.CheckpointFile, text.Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_state_needs_none()
    {
        await _stack.UpAsync(Two);

        (await Repair.PlanAsync(TestStack.Stack)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_gives_way_to_the_last_good_one()
    {
        await _stack.UpAsync(Two);
        await _stack.UpAsync(async monitor =>
        {
            await Two(monitor);
            await monitor.ResourceAsync("c");
        });
        File.WriteAllText(_stack.CheckpointFile, "{\"version\":3,\"checkp");
        var backup = File.ReadAllBytes(_stack.CheckpointFile + ".bak");

        var refused = await _stack.UpAsync(Two);
        refused.Result.Errors.Single().Hint.Should().Be(
            $"Nothing was changed. Repair it with: fleet state repair --stack dev\nThe last good state is '{_stack.CheckpointFile}.bak', 4 resources.");
        var done = await Repair.RunAsync(TestStack.Stack);

        done.Should().ContainSingle().Which.Should().Contain($"the last good state '{_stack.CheckpointFile}.bak', 4 resources, takes its place.");
        File.ReadAllBytes(_stack.CheckpointFile).Should().Equal(backup);
        Directory.GetFiles(Path.GetDirectoryName(_stack.CheckpointFile)!, "dev.json.damaged-*").Should().ContainSingle();
        (await _stack.Backend.ListStacksAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_backup_that_is_damaged_too_is_not_taken_for_a_good_one()
    {
        await _stack.UpAsync(Two);
        File.WriteAllText(_stack.CheckpointFile, "damaged");
        File.WriteAllText(_stack.CheckpointFile + ".bak", "damaged");

        var good = await LastGood.FindAsync(await _stack.Backend.ExistingAsync(TestStack.Stack, CancellationToken.None), CancellationToken.None);

        good!.Place.Should().Contain("/.pulumi/backups/proj/dev/dev.");
        good.Resources.Should().Be(4);
    }

    [Fact]
    public async Task What_is_not_recorded_is_no_longer_referred_to()
    {
        await DamageAsync($"\"dependencies\":[\"{TestStack.Urn("a")}\"]", $"\"dependencies\":[\"{TestStack.Urn("gone")}\"]");
        (await _stack.UpAsync(Two)).Errors.Single().Should().Be(
            $"The state of stack 'dev' in '{_stack.CheckpointFile}' is damaged: rule 5 is broken: '{TestStack.Urn("b")}' refers to '{TestStack.Urn("gone")}', which is not recorded before it.");

        var done = await Repair.RunAsync(TestStack.Stack);

        done.Should().Equal($"'{TestStack.Urn("b")}' no longer refers to '{TestStack.Urn("gone")}', which is not recorded.");
        (await _stack.UpAsync(Two)).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Resources_out_of_order_are_put_in_order_and_twins_parted()
    {
        await _stack.UpAsync(Two);
        var state = await _stack.StateAsync();
        var twin = state.Resources[^1] with { Id = "other" };

        var (mended, done, left) = Mending.Apply(state with { Resources = [twin, .. state.Resources.Reverse()] });

        left.Should().BeEmpty();
        mended.Resources.Select(resource => resource.Urn.Name).Should().BeEquivalentTo(state.Resources.Select(resource => resource.Urn.Name));
        done.Should().HaveCount(2).And.Contain("The resources are put in order, each behind those it refers to.")
            .And.Contain($"'{TestStack.Urn("b")}' is recorded twice: the earlier one (id 'other') is forgotten; its object stays.");
    }

    [Fact]
    public async Task A_journal_of_another_state_is_set_aside()
    {
        await _stack.UpAsync(Two);
        File.WriteAllText(_stack.JournalFile, "{\"journal\":1,\"base\":\"00\",\"salt\":\"\"}\n{\"n\":1}\n");
        (await _stack.UpAsync(Two)).Errors.Single().Should().Contain("belongs to another state of stack 'dev'");

        var done = await Repair.RunAsync(TestStack.Stack);

        done.Should().ContainSingle().Which.Should().Contain("it is set aside");
        Directory.GetFiles(Path.GetDirectoryName(_stack.CheckpointFile)!, "dev.journal.aside-*").Should().ContainSingle();
        (await _stack.UpAsync(Two, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_is_not_recorded_is_left_to_the_operator()
    {
        await _stack.UpAsync(Two);
        var provider = (await _stack.StateAsync()).Resources.Single(state => state.IsProvider);
        var text = File.ReadAllText(_stack.CheckpointFile).Replace($"\"provider\":\"{provider.Urn}::", "\"provider\":\"urn:pulumi:dev::proj::pulumi:providers:fake::gone::", StringComparison.Ordinal);
        File.WriteAllText(_stack.CheckpointFile, text);

        var repair = () => Repair.RunAsync(TestStack.Stack);

        (await repair.Should().ThrowAsync<DiagnosticException>()).WithMessage("*cannot be repaired by itself: rule 4 is broken*fleet state delete*");
        File.ReadAllText(_stack.CheckpointFile).Should().Be(text);
    }

    [Fact]
    public void The_rules_are_the_ones_that_the_documentation_lists()
    {
        var listed = File.ReadLines(Path.Combine(TestKit.RepositoryRoot.Path, "docs", "state.md"))
            .Select(line => System.Text.RegularExpressions.Regex.Match(line, @"^(\d+)\. (.*)$")).Where(match => match.Success)
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");

        listed.Should().Equal(Integrity.Rules.Select(rule => $"{rule.Key} {rule.Value}"));
    }
}
