using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State.Operations;

public sealed class StateEditTests : IDisposable
{
    private readonly TestStack _stack = new();

    private StateEdits Edits => new(_stack.Backend);

    public void Dispose() => _stack.Dispose();

    private static async Task Chain(MonitorClient monitor)
    {
        var host = await monitor.ComponentAsync("vps");
        var first = await monitor.ResourceAsync("vps/shop/db", PropertyMap.Of(("password", new PropertyValue.Secret("planted"))), request => request.Parent = host.Urn);
        await monitor.ResourceAsync("vps/shop/web", null, request =>
        {
            request.Parent = host.Urn;
            request.Dependencies.Add(first.Urn);
        });
        await monitor.ResourceAsync("nas/files", null, request => request.Dependencies.Add(first.Urn));
    }

    [Fact]
    public async Task Deleting_forgets_a_resource_and_leaves_its_object()
    {
        await _stack.UpAsync(Chain);
        var objects = _stack.Cloud.Objects.Count;

        var gone = await Edits.DeleteAsync(TestStack.Stack, ["nas/files"], force: false, withDependents: false);

        gone.Should().ContainSingle().Which.Should().EndWith("::nas/files");
        (await _stack.RecordedAsync()).Should().Equal("vps", "vps/shop/db", "vps/shop/web");
        _stack.Cloud.Objects.Should().HaveCount(objects);
        File.Exists(_stack.CheckpointFile + ".bak").Should().BeTrue();
        var entry = (await _stack.Backend.HistoryAsync(TestStack.Stack))[0];
        entry.Message.Should().Be($"state delete: {gone[0]}");
        entry.Environment["exec.user"].Should().Be(Environment.UserName);
    }

    [Fact]
    public async Task What_others_depend_on_is_only_forgotten_with_them()
    {
        await _stack.UpAsync(Chain);

        var alone = () => Edits.DeleteAsync(TestStack.Stack, ["vps/shop/db"], force: false, withDependents: false);

        (await alone.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary
            .Should().StartWith("2 recorded resources of stack 'dev' depend on what is to be forgotten, such as 'urn:pulumi:dev::proj::my:index:Component$fake:index:Thing::vps/shop/web'.");
        (await Edits.DeleteAsync(TestStack.Stack, ["vps/shop/db"], force: false, withDependents: true)).Should().HaveCount(3);
        (await _stack.RecordedAsync()).Should().Equal("vps");
    }

    [Fact]
    public async Task What_is_protected_stays_until_it_is_not()
    {
        await _stack.UpAsync(Chain);
        (await Edits.ProtectAsync(TestStack.Stack, ["nas/files"], isProtected: true)).Should().HaveCount(1);

        var delete = () => Edits.DeleteAsync(TestStack.Stack, ["nas/files"], force: false, withDependents: false);

        (await delete.Should().ThrowAsync<DiagnosticException>()).WithMessage("*is protected. Nothing was changed.*");
        (await Edits.ProtectAsync(TestStack.Stack, [], isProtected: false)).Should().HaveCount(1);
        (await delete()).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_renamed_resource_is_renamed_wherever_it_is_mentioned()
    {
        await _stack.UpAsync(Chain);

        var urns = await Edits.RenameAsync(TestStack.Stack, "vps/shop/db", "vps/shop/sql");

        urns[1].Should().Be("urn:pulumi:dev::proj::my:index:Component$fake:index:Thing::vps/shop/sql");
        var state = await _stack.StateAsync();
        state.Resources.Single(resource => resource.Urn.Name == "nas/files").Dependencies.Single().Text.Should().Be(urns[1]);
        var again = () => Edits.RenameAsync(TestStack.Stack, "vps/shop/sql", "vps/shop/web");
        await again.Should().ThrowAsync<DiagnosticException>().WithMessage("*records a resource '*::vps/shop/web' already*");
    }

    [Fact]
    public async Task A_tainted_resource_is_replaced_by_the_next_update()
    {
        await _stack.UpAsync(Chain);
        await Edits.TaintAsync(TestStack.Stack, ["nas/files"], isTainted: true);
        File.ReadAllText(_stack.CheckpointFile).Should().StartWith("{\"version\":4,\"features\":[\"taint\"],");

        var run = await _stack.UpAsync(Chain);

        run.Steps.Should().Contain(step => step.Contains("replace", StringComparison.Ordinal) && step.EndsWith("nas/files", StringComparison.Ordinal));
        File.ReadAllText(_stack.CheckpointFile).Should().StartWith("{\"version\":3,");
    }

    [Fact]
    public async Task Edits_need_no_passphrase_and_leave_secrets_as_they_were()
    {
        await _stack.UpAsync(Chain);
        var ciphertext = Ciphertexts();
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", null);

        await Edits.RenameAsync(TestStack.Stack, "vps/shop/db", "vps/shop/sql");

        Ciphertexts().Should().Equal(ciphertext).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_forgotten_host_takes_everything_of_it_along_and_nothing_else()
    {
        await _stack.UpAsync(Chain);

        var plan = await Edits.PlanForgetHostAsync(TestStack.Stack, "vps");
        var gone = await Edits.ForgetHostAsync(TestStack.Stack, "vps");

        gone.Should().Equal(plan).And.HaveCount(3);
        (await _stack.RecordedAsync()).Should().Equal("nas/files");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "nas/files").Dependencies.Should().BeEmpty();
    }

    [Fact]
    public async Task A_host_that_is_not_recorded_cannot_be_forgotten()
    {
        await _stack.UpAsync(Chain);
        var before = File.ReadAllBytes(_stack.CheckpointFile);

        var forget = () => Edits.ForgetHostAsync(TestStack.Stack, "vp");

        (await forget.Should().ThrowAsync<DiagnosticException>()).WithMessage("Stack 'dev' records nothing of a host 'vp'. Nothing was changed.*");
        File.ReadAllBytes(_stack.CheckpointFile).Should().Equal(before);
    }

    [Fact]
    public async Task Moved_resources_are_managed_by_the_other_stack()
    {
        await _stack.UpAsync(Chain);
        await _stack.Backend.CreateStackAsync("prod");

        var result = await new StateMove(_stack.Backend).RunAsync(TestStack.Stack, "prod", ["vps"]);

        result.Moved.Should().HaveCount(3);
        result.Dropped.Should().ContainSingle().Which.Should().EndWith(
            "::nas/files' no longer refers to 'urn:pulumi:dev::proj::my:index:Component$fake:index:Thing::vps/shop/db'.");
        (await _stack.RecordedAsync()).Should().Equal("nas/files");
        var run = await _stack.UpAsync(
            async monitor =>
            {
                var host = await monitor.ComponentAsync("vps", request => request.Parent = monitor.StackUrn);
                var first = await monitor.ResourceAsync("vps/shop/db", PropertyMap.Of(("password", new PropertyValue.Secret("planted"))), request => request.Parent = host.Urn);
                await monitor.ResourceAsync("vps/shop/web", null, request =>
                {
                    request.Parent = host.Urn;
                    request.Dependencies.Add(first.Urn);
                });
            },
            "prod",
            new OperationOptions { ExpectNoChanges = true });
        run.Errors.Should().BeEmpty();
    }

    private string[] Ciphertexts() => [.. System.Text.RegularExpressions.Regex
        .Matches(File.ReadAllText(_stack.CheckpointFile), "\"ciphertext\":\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
}
