using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>A plugin that breaks fails its own resources, and the state stays true.</summary>
public sealed class PluginFailureTests
{
    [NodeFact]
    public async Task One_that_crashes_fails_its_resources_alone_and_says_its_last_words()
    {
        using var stack = await PluginStack.CreateAsync();

        var run = await stack.UpAsync(async monitor =>
        {
            await PluginStack.BoxAsync(monitor, "box", PropertyMap.Of(("mood", "crash")));
            await PluginStack.BoxAsync(monitor, "second", PropertyMap.Empty);
            await monitor.ResourceAsync("other");
        });
        var recorded = await stack.Stack.RecordedAsync();
        var pending = (await stack.Stack.StateAsync()).PendingOperations.Select(operation => operation.Resource.Urn.Name);
        var next = await stack.UpAsync(async monitor =>
        {
            await PluginStack.BoxAsync(monitor, "box", PropertyMap.Empty);
            await monitor.ResourceAsync("other");
        });

        run.Result.Errors.Select(error => $"{error.Urn.Name}: {error.Summary}").Should().Equal(
            "box: Plugin 'pulumi-resource-cloud' has ended with exit code 7, and could not answer 'Create'.",
            "second: Plugin 'pulumi-resource-cloud' has ended with exit code 7, and could not answer 'Check'.");
        run.Result.Errors[0].Detail.Should().EndWith("cloud: the disk is on fire");
        run.Steps.Should().Equal("create box", "create other");
        run.Events.OfType<SummaryEvent>().Single().MaybeCorrupt.Should().BeTrue();
        recorded.Should().Equal("other");
        pending.Should().Equal("box");
        next.Errors.Should().BeEmpty();
        next.Messages(Severity.Warning).Should().Contain(
            "An interrupted run was creating 'box'; whether it came to be cannot be found out.");
        next.Steps.Should().Equal("create box");
    }

    [NodeFact]
    public async Task What_it_refuses_is_not_pending_and_what_is_not_healthy_is_recorded()
    {
        using var stack = await PluginStack.CreateAsync();

        var run = await stack.UpAsync(async monitor =>
        {
            await PluginStack.BoxAsync(monitor, "angry", PropertyMap.Of(("mood", "angry")));
            await PluginStack.BoxAsync(monitor, "sick", PropertyMap.Of(("mood", "sick")));
        });
        var state = await stack.Stack.StateAsync();
        var next = await stack.UpAsync(monitor => PluginStack.BoxAsync(monitor, "sick", PropertyMap.Of(("size", 1))));

        run.Errors.Should().Equal("create of 'angry' of type 'cloud:index:Box': no more boxes.", "'sick' is not healthy: it coughs.");
        run.Events.OfType<SummaryEvent>().Single().MaybeCorrupt.Should().BeTrue();
        state.PendingOperations.Should().BeEmpty();
        state.Resources.Single(resource => resource.Urn.Name == "sick").InitErrors.Should().Equal("'sick' is not healthy: it coughs.");
        next.Errors.Should().BeEmpty();
        next.Steps.Should().Equal("update sick");
    }

    [NodeFact]
    public async Task A_megabyte_of_chatter_does_not_hold_it_up()
    {
        using var stack = await PluginStack.CreateAsync();

        var run = await stack.UpBoxAsync(("mood", "loud"));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create box");
        run.Messages(Severity.Info).Count(line => line.StartsWith("loud", StringComparison.Ordinal)).Should().Be(4096);
    }

    [NodeFact]
    public async Task One_that_hangs_is_ended_with_the_run()
    {
        using var stack = await PluginStack.CreateAsync();
        using var terminate = new CancellationTokenSource();
        var running = stack.UpAsync(
            monitor => PluginStack.BoxAsync(monitor, "box", PropertyMap.Of(("mood", "hang"))),
            new OperationOptions { Terminate = terminate.Token });
        await TestKit.Eventually.HoldsAsync(() => stack.Log.Contains("create box"), () => "the plugin is asked");

        await terminate.CancelAsync();
        var run = await running;

        run.Errors.Should().Equal("create of 'box' was not waited for: the run was terminated.");
        (await stack.Stack.StateAsync()).PendingOperations.Select(operation => operation.Resource.Urn.Name).Should().Equal("box");
        PluginProcessTests.IsRunning(stack.Folder.Path).Should().BeFalse();
    }

    [Fact]
    public async Task One_that_says_nothing_or_ends_at_once_is_not_waited_for()
    {
        using var stack = new TestStack();
        var silent = Plugin(stack, "silent", "echo not a port; exec sleep 60");
        var dead = Plugin(stack, "dead", "echo 'cannot find my head' >&2; exit 3");
        stack.Folder.Write("Pulumi.yaml", $"name: proj\nruntime: nodejs\nplugins:\n  providers:\n  - {{ name: silent, path: {silent} }}\n  - {{ name: dead, path: {dead} }}\n");
        stack.PluginPatience = TimeSpan.FromSeconds(3);
        stack.Set("PATH", Environment.GetEnvironmentVariable("PATH"));

        var run = await stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", null, request => request.Type = "silent:index:A");
            await monitor.ResourceAsync("b", null, request => request.Type = "dead:index:B");
            await monitor.ResourceAsync("other");
        });

        run.Result.Errors.Select(error => (error.Summary, error.Detail)).Should().Equal(
            ("Plugin 'pulumi-resource-silent': it did not say within 3 s where it listens.", "not a port"),
            ("Plugin 'pulumi-resource-dead': it ended with exit code 3 before it said where it listens.", "cannot find my head"));
        run.Steps.Should().Equal("create other");
    }

    [Fact]
    public async Task One_that_is_not_there_is_named_with_where_it_was_looked_for_and_how_it_is_installed()
    {
        using var stack = new TestStack();
        stack.Set("PULUMI_HOME", stack.Folder["home"]);
        stack.Set("PATH", "/nowhere");
        Plugin(stack, "home/plugins/resource-aws-v5.0.0/", "exit 1", "aws");
        Plugin(stack, "home/plugins/resource-aws-v6.0.1-beta.1/", "exit 1", "aws");

        var run = await stack.UpAsync(monitor => monitor.ResourceAsync("a", null, request =>
            (request.Type, request.Version) = ("aws:index:A", "6.0.0")));

        var error = run.Result.Errors.Should().ContainSingle().Subject;
        error.Summary.Should().Be(
            "The package 'aws' needs the plugin 'pulumi-resource-aws' 6.0.0, which was not found; installed is '5.0.0', '6.0.1-beta.1'.");
        error.Detail.Should().Be($"It was looked for in the folders of PATH; in {stack.Folder["home/plugins"]}.");
        error.Hint.Should().Be("Run 'pulumi plugin install resource aws 6.0.0', or name its folder below 'plugins' in Pulumi.yaml.");
    }

    private static string Plugin(TestStack stack, string folder, string script, string? name = null)
    {
        var path = stack.Folder.Write(Path.Combine(folder, $"pulumi-resource-{name ?? folder}"), $"#!/bin/sh\n{script}\n");
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["+x", path]))
        {
            chmod.WaitForExit();
        }

        return Path.GetDirectoryName(path)!;
    }
}
