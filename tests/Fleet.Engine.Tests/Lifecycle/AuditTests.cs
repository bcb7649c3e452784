using System.Diagnostics;
using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>What was done, why, by whom and how long it took: in the events of every step, and in the stack's history.</summary>
public sealed class AuditTests : IDisposable
{
    private const string RunUrl = "https://git.example/acme/fleet/actions/runs/12";
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStack _stack;

    public AuditTests()
    {
        _stack = new TestStack(time: _time);
        _stack.SetAll(("GITHUB_SERVER_URL", "https://git.example"), ("GITHUB_REPOSITORY", "acme/fleet"), ("GITHUB_RUN_ID", "12"));
        _stack.Cloud.OnAct = (_, _) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            return Task.CompletedTask;
        };
    }

    private static Actor Me => new(Environment.UserName, Environment.MachineName, RunUrl);

    public void Dispose() => _stack.Dispose();

    private static Func<MonitorClient, Task> One(int size) => monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", size)));

    private static T Of<T>(RunLog run)
        where T : StepEvent => run.Events.OfType<T>().Single(step => step.Metadata.Urn.Name == "a");

    [Fact]
    public async Task A_step_says_what_why_by_whom_and_how_long()
    {
        await _stack.UpAsync(One(1));
        var run = await _stack.UpAsync(One(2));

        var (begun, done) = (Of<ResourcePreEvent>(run), Of<ResourceOutputsEvent>(run));
        begun.By.Should().Be(Me);
        begun.Duration.Should().BeNull();
        begun.Metadata.Kind.Should().Be(StepKind.Update);
        begun.Metadata.ChangedPaths.Should().Equal("size");
        done.By.Should().Be(Me);
        done.Duration.Should().Be(TimeSpan.FromMilliseconds(250));
        done.Metadata.Kind.Should().Be(StepKind.Update);
        done.Metadata.ChangedPaths.Should().Equal("size");
    }

    [Fact]
    public async Task A_step_that_fails_says_so_too()
    {
        _stack.Cloud.OnAct = (_, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            throw new IOException("lost");
        };

        var failed = Of<ResourceFailedEvent>(await _stack.UpAsync(One(1)));

        failed.By.Should().Be(Me);
        failed.Duration.Should().Be(TimeSpan.FromSeconds(3));
        failed.Status.Should().Be(ResourceStatus.Unknown);
    }

    [Fact]
    public async Task Every_outcome_has_its_beginning_and_a_duration()
    {
        Func<MonitorClient, Task> Program(int value) => async monitor =>
        {
            var component = await monitor.ComponentAsync("group");
            await monitor.ResourceAsync("a", PropertyMap.Of(("new", value)), request => request.Parent = component.Urn);
            await monitor.OutputsAsync(component.Urn, PropertyMap.Empty);
        };
        await _stack.UpAsync(Program(1));

        foreach (var run in new[] { await _stack.UpAsync(Program(2)), await _stack.RefreshAsync(), await _stack.DestroyAsync() })
        {
            var steps = run.Events.OfType<StepEvent>().ToList();
            steps.Should().NotBeEmpty().And.OnlyContain(step => step.By == Me);
            steps.Where(step => step is not ResourcePreEvent).Should().OnlyContain(step => step.Duration != null);
            steps.OfType<ResourceOutputsEvent>().Select(step => step.Metadata.Urn)
                .Should().BeSubsetOf(steps.OfType<ResourcePreEvent>().Select(step => step.Metadata.Urn));
        }
    }

    [Fact]
    public async Task The_history_says_who_when_with_what_configuration_and_how_it_ended()
    {
        _stack.Folder.Write("Pulumi.dev.yaml", File.ReadAllText(_stack.Folder["Pulumi.dev.yaml"]) + "config:\n  proj:size: \"1\"\n");

        await _stack.UpAsync(One(1), new OperationOptions { Message = "first" });
        _stack.Cloud.Down.Add("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        await _stack.UpAsync(One(2));

        var history = await _stack.Backend.HistoryAsync(TestStack.Stack);
        var (second, first) = (history[0], history[1]);
        first.Kind.Should().Be("update");
        first.Message.Should().Be("first");
        first.Result.Should().Be("succeeded");
        first.ResourceChanges.Should().Contain("create", 2);
        first.Config["proj:size"].ToText().Should().Be("1");
        (first.EndTime - first.StartTime).Should().BeLessThan(TimeSpan.FromSeconds(2));
        first.StartTime.Year.Should().Be(2026);
        first.Environment.Should().Contain("exec.user", Environment.UserName)
            .And.Contain("exec.host", Environment.MachineName).And.Contain("ci.build.url", RunUrl);
        second.Result.Should().Be("failed");
    }

    [Fact]
    public async Task The_history_names_the_commit_and_whether_there_were_changes_beyond_it()
    {
        (await EnvironmentAsync()).Should().NotContainKey("git.head", "the folder is in no repository").And.NotContainKey("git.dirty");
        Git("init", "--quiet", "--initial-branch=trunk");
        _stack.Folder.Write(".gitignore", ".fleet/\n");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example", "commit", "--quiet", "--message=all");

        var clean = await EnvironmentAsync();
        _stack.Folder.Write("more.txt", "not committed");
        var dirty = await EnvironmentAsync();

        clean["git.head"].Should().MatchRegex("^[0-9a-f]{40}$");
        clean["git.headName"].Should().Be("refs/heads/trunk");
        clean["git.dirty"].Should().Be("false");
        dirty["git.head"].Should().Be(clean["git.head"]);
        dirty["git.dirty"].Should().Be("true");
    }

    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync()
    {
        await _stack.RefreshAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        return (await _stack.Backend.HistoryAsync(TestStack.Stack))[0].Environment;
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _stack.Folder.Path })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
    }
}
