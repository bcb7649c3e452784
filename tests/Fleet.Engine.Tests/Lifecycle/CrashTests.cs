using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>
/// Runs that end after any entry of their journal, as if killed: the state is valid, and the next run completes without
/// making anything twice or forgetting anything.
/// </summary>
public sealed class CrashTests
{
    private static readonly OperationOptions Serial = new() { Parallel = 1 };

    private static Func<MonitorClient, Task> Program(string kind, int value, string[] names) => async monitor =>
    {
        var before = "";
        var id = "";
        foreach (var name in names)
        {
            var inputs = PropertyMap.Of(
                (kind, value), ("of", id), ("secret", new PropertyValue.Secret("planted")));
            var made = await monitor.ResourceAsync(name, inputs, request =>
            {
                if (before.Length > 0)
                {
                    request.Dependencies.Add(before);
                    request.PropertyDependencies["of"] = new() { Urns = { before } };
                }
            });
            (before, id) = (made.Urn, made.Id);
        }

        var component = await monitor.ComponentAsync("comp");
        await monitor.OutputsAsync(component.Urn, PropertyMap.Of((kind, value)));
        await monitor.OutputsAsync(monitor.StackUrn, PropertyMap.Of((kind, value)));
    };

    public static TheoryData<string, string[], string[]> Changes => new()
    {
        { "size", ["a", "b", "c"], ["a", "b", "c"] },
        { "new", ["a", "b", "c"], ["a", "b", "c"] },
        { "first", ["a", "b", "c"], ["a", "b", "c"] },
        { "whole", ["a", "b", "c"], ["a", "b", "c"] },
        { "size", ["a", "b", "c"], ["c", "d"] },
        { "size", [], ["a", "b"] },
        { "size", ["a", "b"], [] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_run_killed_after_any_entry_is_completed_by_the_next(string kind, string[] names, string[] laterNames)
    {
        using var stack = new TestStack();
        await stack.UpAsync(Program(kind, 1, names), Serial);
        var checkpoint = File.ReadAllText(stack.CheckpointFile);
        var (journal, clouds) = await RecordAsync(stack, Program(kind, 2, laterNames));
        journal.Length.Should().BeGreaterThan(3);

        for (var lines = 1; lines <= journal.Length; lines++)
        {
            var prefix = journal[..lines];
            var begun = prefix.Count(line => line.Contains("\"begins\"", StringComparison.Ordinal));
            var ended = prefix.Count(line => line.Contains("\"ends\"", StringComparison.Ordinal));

            // The object of an operation that had begun may or may not have come to be.
            foreach (var done in new[] { ended, begun }.Distinct())
            {
                Restore(stack, checkpoint, string.Concat(prefix) + "{\"n\":99,\"beg", clouds[done]);

                var preview = await stack.PreviewAsync(Program(kind, 2, laterNames), Serial);
                var run = await stack.UpAsync(Program(kind, 2, laterNames), Serial);
                var again = await stack.UpAsync(Program(kind, 2, laterNames), new OperationOptions { ExpectNoChanges = true });

                var place = $"{lines} of {journal.Length} lines with {done} operations done";
                preview.Errors.Should().BeEmpty(place);
                run.Errors.Should().BeEmpty(place);
                again.Errors.Should().BeEmpty(place);
                stack.Cloud.Names.Should().Equal(laterNames.Order(StringComparer.Ordinal), place);
                (await stack.RecordedAsync()).Where(name => name != "comp").Should().Equal(laterNames.Order(StringComparer.Ordinal), place);
                (await stack.StateAsync()).PendingOperations.Should().BeEmpty(place);
            }
        }
    }

    [Fact]
    public async Task A_destroy_killed_after_any_entry_is_completed_by_the_next()
    {
        using var stack = new TestStack();
        await stack.UpAsync(Program("size", 1, ["a", "b", "c"]), Serial);
        var checkpoint = File.ReadAllText(stack.CheckpointFile);
        var (journal, clouds) = await RecordAsync(stack, null);

        for (var lines = 1; lines <= journal.Length; lines++)
        {
            var prefix = journal[..lines];
            var begun = prefix.Count(line => line.Contains("\"begins\"", StringComparison.Ordinal));
            Restore(stack, checkpoint, string.Concat(prefix), clouds[begun]);

            var run = await stack.DestroyAsync();

            run.Errors.Should().BeEmpty();
            stack.Cloud.Objects.Should().BeEmpty();
            (await stack.StateAsync()).Resources.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_journal_that_is_part_of_the_checkpoint_already_is_dropped()
    {
        using var stack = new TestStack();
        await stack.UpAsync(Program("size", 1, ["a"]), Serial);
        var (journal, _) = await RecordAsync(stack, Program("size", 2, ["a"]));
        Restore(stack, File.ReadAllText(stack.CheckpointFile), string.Concat(journal), stack.Cloud.Objects.ToDictionary());
        await stack.UpAsync(Program("size", 2, ["a"]), Serial);
        var hash = RawCheckpoint.Digest(File.ReadAllBytes(stack.CheckpointFile));
        File.WriteAllText(stack.JournalFile, string.Concat(journal) + $"{{\"folded\":\"{hash}\"}}\n");

        var run = await stack.UpAsync(Program("size", 2, ["a"]), new OperationOptions { ExpectNoChanges = true });

        run.Errors.Should().BeEmpty();
        File.Exists(stack.JournalFile).Should().BeFalse();
    }

    [Fact]
    public async Task A_journal_of_another_state_is_refused()
    {
        using var stack = new TestStack();
        await stack.UpAsync(Program("size", 1, ["a"]), Serial);
        var (journal, _) = await RecordAsync(stack, Program("size", 2, ["a"]));
        File.WriteAllText(stack.JournalFile, string.Concat(journal));
        var other = File.ReadAllText(stack.CheckpointFile).Replace("\"metadata\":{}", "\"metadata\": {}", StringComparison.Ordinal);
        File.WriteAllText(stack.CheckpointFile, other);

        var run = await stack.UpAsync(Program("size", 2, ["a"]), Serial);

        run.Errors.Single().Should().Be(
            $"The journal '{stack.JournalFile}' of an interrupted run belongs to another state of stack 'dev' than the one "
            + "recorded now: something has changed it since.");
        File.ReadAllText(stack.CheckpointFile).Should().Be(other);
        File.Exists(stack.JournalFile).Should().BeTrue();
    }

    /// <summary>
    /// Runs to the end without folding the journal, since the lock is taken away in the last operation; gives the
    /// journal's lines and the objects after each operation.
    /// </summary>
    private static async Task<(string[] Journal, List<Dictionary<string, FakeObject>> Clouds)> RecordAsync(
        TestStack stack, Func<MonitorClient, Task>? program)
    {
        var clouds = new List<Dictionary<string, FakeObject>>();
        var objectsBefore = stack.Cloud.Objects.ToDictionary();
        var checkpoint = File.ReadAllText(stack.CheckpointFile);

        // Once to count the operations, once more to break the lock during the last one.
        var operations = 0;
        stack.Cloud.OnAct = (_, _) =>
        {
            operations++;
            return Task.CompletedTask;
        };
        await Run();
        Restore(stack, checkpoint, null, objectsBefore);
        var count = 0;
        stack.Cloud.OnAct = (_, _) =>
        {
            clouds.Add(stack.Cloud.Objects.ToDictionary());
            if (++count == operations)
            {
                Directory.Delete(Path.Combine(stack.Backend.Url["file://".Length..], ".pulumi/locks"), recursive: true);
            }

            return Task.CompletedTask;
        };
        await Run();
        clouds.Add(stack.Cloud.Objects.ToDictionary());
        stack.Cloud.OnAct = (_, _) => Task.CompletedTask;
        var journal = File.ReadAllLines(stack.JournalFile).Select(line => line + "\n").ToArray();
        File.Delete(stack.JournalFile);
        return (journal, clouds);

        Task Run() => program is null ? stack.DestroyAsync(Serial) : stack.UpAsync(program, Serial);
    }

    private static void Restore(
        TestStack stack, string checkpoint, string? journal, Dictionary<string, FakeObject> objects)
    {
        File.WriteAllText(stack.CheckpointFile, checkpoint);
        File.Delete(stack.JournalFile);
        if (journal is not null)
        {
            File.WriteAllText(stack.JournalFile, journal);
        }

        stack.Cloud.Objects.Clear();
        foreach (var (id, made) in objects)
        {
            stack.Cloud.Objects[id] = made;
        }
    }
}
