using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State;

public sealed class BackendTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private string Root => _stack.Backend.Url["file://".Length..];

    private static Task One(MonitorClient monitor) =>
        monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1)));

    [Fact]
    public async Task Files_are_where_pulumi_has_them()
    {
        await _stack.UpAsync(One);
        await _stack.UpAsync(_ => Task.CompletedTask);

        var files = Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.StartsWith(".pulumi/fleet/", StringComparison.Ordinal)).ToList();
        files.Should().Contain(".pulumi/meta.yaml").And.Contain(".pulumi/stacks/proj/dev.json")
            .And.Contain(".pulumi/stacks/proj/dev.json.bak");
        files.Count(file => file.StartsWith(".pulumi/history/proj/dev/dev-", StringComparison.Ordinal)).Should().Be(4);
        files.Count(file => file.StartsWith(".pulumi/backups/proj/dev/dev.", StringComparison.Ordinal)).Should().Be(2);
        files.Should().NotContain(file => file.Contains("locks", StringComparison.Ordinal) || file.EndsWith(".journal", StringComparison.Ordinal));
        File.ReadAllText(Path.Combine(Root, ".pulumi/meta.yaml")).Should().Be("version: 1\n");
        (await _stack.Backend.HistoryAsync(TestStack.Stack)).Select(run => $"{run.Kind} {run.Result}")
            .Should().Equal("update succeeded", "update succeeded");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_leaves_history_and_copies_in_the_order_of_the_runs()
    {
        var clock = new ManualTime(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        using var stack = new TestStack(time: clock);
        await stack.UpAsync(One);
        clock.Jump(TimeSpan.FromDays(-1));
        await stack.UpAsync(_ => Task.CompletedTask);

        (await stack.Backend.HistoryAsync(TestStack.Stack)).Select(run => run.EndTime.Day).Should().Equal(1, 2);
        var root = stack.Backend.Url["file://".Length..];
        var copies = Directory.GetFiles(Path.Combine(root, ".pulumi/backups/proj/dev"), "*.json").Order(StringComparer.Ordinal);
        File.ReadAllText(copies.Last()).Should().Be(File.ReadAllText(stack.CheckpointFile), "the newest copy is of the newest state");
    }

    [Fact]
    public async Task A_checkpoint_is_of_the_schema_that_pulumi_reads()
    {
        await _stack.UpAsync(One);

        using var checkpoint = JsonDocument.Parse(File.ReadAllText(_stack.CheckpointFile));
        var root = checkpoint.RootElement;
        root.GetProperty("version").GetInt32().Should().Be(3);
        root.GetProperty("checkpoint").GetProperty("stack").GetString().Should().Be("organization/proj/dev");
        var latest = root.GetProperty("checkpoint").GetProperty("latest");
        latest.GetProperty("secrets_providers").GetProperty("type").GetString().Should().Be("passphrase");
        latest.GetProperty("manifest").GetProperty("magic").GetString()
            .Should().Be(DeploymentJson.Magic(latest.GetProperty("manifest").GetProperty("version").GetString()!));
        var resource = latest.GetProperty("resources").EnumerateArray().Last();
        resource.EnumerateObject().Select(field => field.Name).Should().Equal(
            "urn", "custom", "id", "type", "inputs", "outputs", "parent", "provider", "created", "modified");
        resource.GetProperty("inputs").GetProperty("password").EnumerateObject().Select(field => field.Name)
            .Should().Equal("4dabf18193072939515e22adb298388d", "ciphertext");
    }

    [Fact]
    public async Task What_is_exported_and_imported_is_the_same()
    {
        await _stack.UpAsync(One);
        var exported = await _stack.Backend.ExportAsync(TestStack.Stack);

        await _stack.Backend.ImportAsync(TestStack.Stack, exported);

        Normal(await _stack.Backend.ExportAsync(TestStack.Stack)).Should().Be(Normal(exported));
        exported.Should().NotContain("hunter2").And.StartWith("{\n    \"version\": 3,\n    \"deployment\": {\n");
        (await _stack.Backend.ExportAsync(TestStack.Stack, showSecrets: true)).Should().Contain("\"plaintext\": \"\\\"hunter2\\\"\"");

        static string Normal(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"time\": \"[^\"]*\"", "");
    }

    [Fact]
    public async Task State_that_shows_secrets_can_be_imported_and_is_encrypted()
    {
        await _stack.UpAsync(One);
        var shown = await _stack.Backend.ExportAsync(TestStack.Stack, showSecrets: true);

        await _stack.Backend.ImportAsync(TestStack.Stack, shown);

        File.ReadAllText(_stack.CheckpointFile).Should().NotContain("hunter2");
        (await _stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task State_of_another_stack_is_imported_only_when_forced()
    {
        await _stack.UpAsync(One);
        var other = (await _stack.Backend.ExportAsync(TestStack.Stack)).Replace("urn:pulumi:dev::", "urn:pulumi:prod::", StringComparison.Ordinal);

        var import = () => _stack.Backend.ImportAsync(TestStack.Stack, other);

        (await import.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary
            .Should().Be("The state to import is of another stack: it holds 'urn:pulumi:prod::proj::pulumi:pulumi:Stack::proj-dev'.");
    }

    [Fact]
    public async Task Fields_that_are_not_known_are_kept()
    {
        await _stack.UpAsync(One);
        var text = File.ReadAllText(_stack.CheckpointFile)
            .Replace("\"custom\":true,\"id\":\"a-1\"", "\"custom\":true,\"somethingNew\":{\"x\":[1]},\"id\":\"a-1\"", StringComparison.Ordinal)
            .Replace("\"metadata\":{}", "\"metadata\":{},\"snippets\":[{\"id\":1}]", StringComparison.Ordinal);
        File.WriteAllText(_stack.CheckpointFile, text);

        await _stack.UpAsync(async monitor =>
        {
            await One(monitor);
            await monitor.ResourceAsync("b");
        });

        File.ReadAllText(_stack.CheckpointFile).Should()
            .Contain("\"somethingNew\":{\"x\":[1]}").And.Contain("\"snippets\":[{\"id\":1}]");
    }

    [Fact]
    public async Task A_compressed_checkpoint_is_read_and_replaced()
    {
        await _stack.UpAsync(One);
        using (var target = File.Create(_stack.CheckpointFile + ".gz"))
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
        {
            zip.Write(File.ReadAllBytes(_stack.CheckpointFile));
        }

        File.Delete(_stack.CheckpointFile);

        var run = await _stack.UpAsync(async monitor =>
        {
            await One(monitor);
            await monitor.ResourceAsync("b");
        });

        run.Steps.Should().Equal("create b");
        File.Exists(_stack.CheckpointFile).Should().BeTrue();
        File.Exists(_stack.CheckpointFile + ".gz").Should().BeFalse();
    }

    [Theory]
    [InlineData("{\"version\":3,\"checkp", "is damaged")]
    [InlineData("{\"version\":9,\"checkpoint\":{\"latest\":{}}}", "It is of schema version 9")]
    [InlineData("{\"version\":4,\"features\":[\"magic\"],\"checkpoint\":{}}", "uses the feature 'magic'")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":\"x\",\"type\":\"t\"}]}}}", "rule 3 is broken: a resource has no valid URN.")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":\"urn:pulumi:dev::proj::a:b:C::x\",\"custom\":true,\"type\":\"a:b:C\",\"dependencies\":[\"urn:pulumi:dev::proj::a:b:C::y\"]}]}}}", "rule 5 is broken: 'urn:pulumi:dev::proj::a:b:C::x' refers to 'urn:pulumi:dev::proj::a:b:C::y', which is not recorded before it.")]
    public async Task Damaged_state_is_refused_and_never_overwritten(string text, string problem)
    {
        File.WriteAllText(_stack.CheckpointFile, text);

        var run = await _stack.UpAsync(One);

        run.Errors.Single().Should().Contain(problem);
        File.ReadAllText(_stack.CheckpointFile).Should().Be(text);
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.Backend.LocksAsync(TestStack.Stack)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_run_is_refused_with_who_holds_the_stack()
    {
        var entered = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _stack.Cloud.OnAct = async (_, _) =>
        {
            entered.TrySetResult();
            await go.Task;
        };
        var first = _stack.UpAsync(One);
        await entered.Task;

        var second = await _stack.UpAsync(One);
        var preview = await _stack.PreviewAsync(One);
        go.SetResult();

        second.Errors.Single().Should().MatchRegex(
            $"^Stack 'dev' is locked by {Environment.UserName}@{Environment.MachineName} \\(process {Environment.ProcessId}\\) since .* UTC\\.$");
        second.Result.Errors.Single().Hint.Should().Contain("fleet cancel --stack dev");
        preview.Errors.Should().BeEmpty();
        (await first).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lock_of_a_process_that_has_ended_is_taken_over()
    {
        using var ended = Process.Start(new ProcessStartInfo("true"))!;
        await ended.WaitForExitAsync();
        WriteLock(ended.Id, Environment.MachineName, DateTimeOffset.UtcNow);

        var run = await _stack.UpAsync(One);

        run.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lock_whose_process_number_belongs_to_a_younger_process_is_taken_over()
    {
        WriteLock(Environment.ProcessId, Environment.MachineName, DateTimeOffset.UtcNow.AddDays(-1));

        (await _stack.UpAsync(One)).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lock_of_another_machine_holds_until_it_is_broken()
    {
        WriteLock(1, "elsewhere", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

        var refused = await _stack.UpAsync(One);
        var broken = await _stack.Backend.CancelAsync(TestStack.Stack);
        var taken = await _stack.UpAsync(One);

        refused.Errors.Single().Should().Be("Stack 'dev' is locked by someone@elsewhere (process 1) since 2026-03-04 05:06:07 UTC.");
        broken.Single().HostName.Should().Be("elsewhere");
        taken.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_many_that_start_at_once_one_wins_and_the_others_are_refused()
    {
        var running = 0;
        var most = 0;
        var target = _stack.Backend.Stack(TestStack.Stack);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                var held = await target.TakeAsync(CancellationToken.None);
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                await held.ReleaseAsync();
                return true;
            }
            catch (DiagnosticException)
            {
                return false;
            }
        })));

        most.Should().Be(1);
        results.Should().Contain(true);
    }

    [Fact]
    public async Task Stacks_are_made_listed_and_removed()
    {
        await _stack.Backend.CreateStackAsync("prod");
        await _stack.UpAsync(One);

        (await _stack.Backend.ListStacksAsync()).Select(stack => (stack.Name, stack.ResourceCount))
            .Should().Equal(("dev", 3), ("prod", 0));
        var remove = () => _stack.Backend.RemoveStackAsync("dev");
        (await remove.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary
            .Should().Be("Stack 'dev' still has 3 resources.");
        await _stack.Backend.RemoveStackAsync("prod");
        await _stack.Backend.RemoveStackAsync("dev", force: true);
        (await _stack.Backend.ListStacksAsync()).Should().BeEmpty();
        (await _stack.UpAsync(One)).Errors.Single().Should().StartWith("There is no stack 'dev' of project 'proj' in '");
    }

    [Fact]
    public void The_environment_names_another_backend()
    {
        _stack.Set("PULUMI_BACKEND_URL", $"file://{_stack.Folder["elsewhere"]}?no_tmp_dir=true");

        _stack.Backend.Url.Should().Be($"file://{_stack.Folder["elsewhere"]}");
        var other = () => _stack.Set("PULUMI_BACKEND_URL", "azblob://bucket");
        other.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Summary
            .Should().Be("The backend 'azblob://bucket' is not supported: folders and S3 buckets are.");
    }

    private void WriteLock(int process, string host, DateTimeOffset since)
    {
        var folder = Path.Combine(Root, ".pulumi/locks/organization/proj/dev");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, $"{Guid.NewGuid()}.json"),
            $$"""{"pid":{{process}},"username":"someone","hostname":"{{host}}","timestamp":"{{since:yyyy-MM-ddTHH:mm:ss.fffZ}}"}""");
    }
}
