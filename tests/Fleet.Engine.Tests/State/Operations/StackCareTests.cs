using Fleet.Engine.State;
using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State.Operations;

public sealed class StackCareTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Task One(MonitorClient monitor) =>
        monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1)));

    [Fact]
    public async Task A_renamed_stack_has_its_state_history_and_configuration()
    {
        await _stack.UpAsync(One);
        _stack.Backend.Workspace.SelectStack(TestStack.Stack);

        await new StackRename(_stack.Backend).RunAsync(TestStack.Stack, "prod");

        (await _stack.Backend.ListStacksAsync()).Select(stack => stack.Name).Should().Equal("prod");
        (await _stack.Backend.HistoryAsync("prod")).Select(run => run.Kind).Should().Equal("rename", "update");
        _stack.Backend.Workspace.SelectedStack.Should().Be("prod");
        File.Exists(_stack.Folder["Pulumi.prod.yaml"]).Should().BeTrue();
        (await _stack.UpAsync(One, "prod", new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rename_that_was_interrupted_is_completed_and_another_stack_is_never_taken()
    {
        await _stack.UpAsync(One);
        await _stack.Backend.CreateStackAsync("other");
        var taken = () => new StackRename(_stack.Backend).RunAsync(TestStack.Stack, "other");
        (await taken.Should().ThrowAsync<DiagnosticException>()).WithMessage("There is a stack 'other' already.*");

        var checkpoint = File.ReadAllBytes(_stack.CheckpointFile);
        await new StackRename(_stack.Backend).RunAsync(TestStack.Stack, "prod");
        File.WriteAllBytes(_stack.CheckpointFile, checkpoint);
        await new StackRename(_stack.Backend).RunAsync(TestStack.Stack, "prod");

        (await _stack.Backend.ListStacksAsync()).Select(stack => stack.Name).Should().Equal("other", "prod");
    }

    [Fact]
    public async Task A_stack_moves_to_another_backend_with_all_its_files()
    {
        await _stack.UpAsync(One);
        var target = Backend.OpenUrl(_stack.Backend.Workspace, $"file://{_stack.Folder["elsewhere"]}");

        var count = await new StackMigration(_stack.Backend, target).RunAsync(TestStack.Stack, keepsSource: false);

        // A backup, a run's entry with its checkpoint, its backup, and the checkpoint.
        count.Should().Be(5);
        (await _stack.Backend.StackExistsAsync(TestStack.Stack)).Should().BeFalse();
        (await target.HistoryAsync(TestStack.Stack)).Should().HaveCount(1);
        _stack.Set("PULUMI_BACKEND_URL", target.Url);
        (await _stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_stack_of_that_name_is_not_overwritten_by_a_move()
    {
        await _stack.UpAsync(One);
        var target = Backend.OpenUrl(_stack.Backend.Workspace, $"file://{_stack.Folder["elsewhere"]}");
        await target.CreateStackAsync(TestStack.Stack);

        var move = () => new StackMigration(_stack.Backend, target).RunAsync(TestStack.Stack, keepsSource: false);

        await move.Should().ThrowAsync<DiagnosticException>().WithMessage($"There is another stack 'dev' in '{target.Url}'.*");
        (await _stack.Backend.StackExistsAsync(TestStack.Stack)).Should().BeTrue();
    }

    [Fact]
    public async Task A_changed_passphrase_opens_configuration_and_state_and_the_old_one_neither()
    {
        var config = _stack.Backend.Workspace.OpenConfig(TestStack.Stack);
        await config.SetSecretAsync("proj:token", "s3cret");
        config.Save();
        File.AppendAllText(config.Path, "# a comment stays\n");
        await _stack.UpAsync(One);

        var (inConfig, inState) = await new PassphraseChange(_stack.Backend).RunAsync(TestStack.Stack, "new-passphrase");

        (inConfig, inState).Should().Be((1, 2));
        File.ReadAllText(config.Path).Should().EndWith("# a comment stays\n");
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", "new-passphrase");
        (await _stack.Backend.Workspace.OpenConfig(TestStack.Stack).GetAsync("proj:token"))!.Text.Should().Be("s3cret");
        (await _stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", TestStack.Passphrase);
        (await _stack.UpAsync(One)).Errors.Single().Should().StartWith("The passphrase given for stack 'dev' is incorrect.");
    }

    /// <summary>The files as they are after each write of a change, told apart by what stands in them.</summary>
    [Theory]
    [InlineData(false, false, TestStack.Passphrase)]
    [InlineData(true, false, "new-passphrase")]
    [InlineData(true, true, "new-passphrase")]
    public async Task A_change_of_passphrase_that_was_killed_leaves_one_that_opens_everything(bool hasConfig, bool hasState, string passphrase)
    {
        var config = _stack.Backend.Workspace.OpenConfig(TestStack.Stack);
        await config.SetSecretAsync("proj:token", "s3cret");
        config.Save();
        await _stack.UpAsync(One);
        var (oldConfig, oldState) = (File.ReadAllText(config.Path), File.ReadAllBytes(_stack.CheckpointFile));
        await new PassphraseChange(_stack.Backend).RunAsync(TestStack.Stack, "new-passphrase");
        var (newConfig, newState) = (File.ReadAllText(config.Path), File.ReadAllBytes(_stack.CheckpointFile));
        var target = await _stack.Backend.ExistingAsync(TestStack.Stack, CancellationToken.None);
        await new Rotation(RawCheckpoint.Digest(oldState), _stack.Backend.Workspace.OpenConfig(TestStack.Stack).EncryptionSalt, newState)
            .WriteAsync(target.Store, target.Files, CancellationToken.None);
        File.WriteAllText(config.Path, hasConfig ? newConfig : oldConfig);
        File.WriteAllBytes(_stack.CheckpointFile, hasState ? newState : oldState);
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", passphrase);

        (await _stack.PreviewAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
        (await _stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();

        (await _stack.Backend.Workspace.OpenConfig(TestStack.Stack).GetAsync("proj:token"))!.Text.Should().Be("s3cret");
        (await _stack.StateAsync()).Resources.Last().Inputs.Find("password").Should().Be(new PropertyValue.Secret("hunter2"));
    }

    [Fact]
    public async Task The_graph_names_resources_and_what_leads_to_what()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            await monitor.ResourceAsync("b", null, request => request.Dependencies.Add(a.Urn));
        });

        var dot = await new StackGraph(_stack.Backend).DotAsync(TestStack.Stack);

        dot.Should().StartWith("strict digraph {\n").And.EndWith("}\n")
            .And.Contain($"    \"{TestStack.Urn("b")}\" -> \"{TestStack.Urn("a")}\";\n")
            .And.Contain($"    \"{TestStack.Urn("a")}\" -> \"urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev\" [style=dashed];\n");
    }
}
