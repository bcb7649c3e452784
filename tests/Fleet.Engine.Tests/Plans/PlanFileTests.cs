using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Plans;

/// <summary>Plans that are saved, looked at and then carried out: nothing else happens.</summary>
public sealed class PlanFileTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private string PlanFile => Path.Combine(_stack.Folder.Path, "plan.txt");

    private OperationOptions Saving => new() { SavePlan = PlanFile };

    private OperationOptions Keeping => new() { PlanFile = PlanFile };

    // b takes its size from a's id, so a preview of both does not know it.
    private static Func<MonitorClient, Task> Program(int size, string[]? names = null, string password = "planted") => async monitor =>
    {
        PropertyValue of = "";
        foreach (var name in names ?? ["a", "b"])
        {
            var made = await monitor.ResourceAsync(
                name, PropertyMap.Of(("size", size), ("of", of), ("password", new PropertyValue.Secret(password))));
            of = made.Id.Length > 0 ? made.Id : PropertyValue.Unknown.Instance;
        }
    };

    [Fact]
    public async Task A_plan_is_carried_out()
    {
        await _stack.UpAsync(Program(1, ["a", "z"]));
        await _stack.PreviewAsync(Program(2), Saving);

        var run = await _stack.UpAsync(Program(2), Keeping);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("update a", "create b", "delete z");
    }

    [Fact]
    public async Task A_plan_holds_no_secret_in_clear()
    {
        await _stack.PreviewAsync(Program(1), Saving);

        var text = await File.ReadAllTextAsync(PlanFile);

        text.Should().NotContain("planted").And.Contain("ciphertext").And.Contain("\"create\"");
        text.Should().StartWith("{\n    \"manifest\": {\n        \"version\": 1,");
    }

    [Fact]
    public async Task A_plan_does_not_fit_another_state()
    {
        await _stack.PreviewAsync(Program(1), Saving);
        await _stack.UpAsync(Program(1));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Program(1), Keeping);

        run.Errors.Should().Equal($"The plan '{PlanFile}' does not fit any more: the state of stack 'dev' has changed since it was made.");
        _stack.Cloud.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_does_not_fit_another_program_or_configuration()
    {
        _stack.Folder.Write("Program.cs", "one");
        await _stack.PreviewAsync(Program(1), Saving);
        _stack.Folder.Write("Program.cs", "two");
        File.AppendAllText(Path.Combine(_stack.Folder.Path, "Pulumi.dev.yaml"), "config:\n  proj:a: b\n");

        var run = await _stack.UpAsync(Program(1), Keeping);

        run.Errors.Should().Equal(
            $"The plan '{PlanFile}' does not fit any more: the program and configuration of stack 'dev' have changed since it was made.");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_does_not_fit_another_stack()
    {
        await _stack.Backend.CreateStackAsync("other");
        await _stack.PreviewAsync(Program(1), Saving);

        var run = await _stack.UpAsync(Program(1), "other", Keeping);

        run.Errors.Should().Equal($"The plan '{PlanFile}' is one for stack 'dev', not for 'other'.");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("what")]
    [InlineData("""{"manifest":{"version":2}}""")]
    public async Task A_file_that_is_no_plan_is_named(string text)
    {
        _stack.Folder.Write("plan.txt", text);

        var run = await _stack.UpAsync(Program(1), Keeping);

        run.Errors.Single().Should().StartWith($"The plan '{PlanFile}' cannot be read: it ");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_asked_for_differently_than_planned_is_refused()
    {
        await _stack.PreviewAsync(Program(1), Saving);

        var run = await _stack.UpAsync(Program(2), Keeping);

        run.Errors.Should().Contain("'a' of type 'fake:index:Thing' is not registered as planned: the input 'size' differ from the plan.");
        _stack.Cloud.Objects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_that_changed_is_noticed()
    {
        await _stack.PreviewAsync(Program(1), Saving);

        var run = await _stack.UpAsync(Program(1, password: "other"), Keeping);

        run.Errors.First().Should().Be("'a' of type 'fake:index:Thing' is not registered as planned: the input 'password' differ from the plan.");
    }

    [Fact]
    public async Task What_the_plan_does_not_have_is_refused_and_the_rest_is_done()
    {
        await _stack.PreviewAsync(Program(1, ["a"]), Saving);

        var run = await _stack.UpAsync(Program(1, ["a", "b"]), Keeping);

        run.Errors.Should().Equal("'b' of type 'fake:index:Thing' is registered, and the plan does not have it.");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task What_was_planned_and_is_not_asked_for_any_more_is_named()
    {
        await _stack.PreviewAsync(Program(1, ["a", "b"]), Saving);

        var run = await _stack.UpAsync(Program(1, ["a"]), Keeping);

        run.Errors.Should().Equal("'b' of type 'fake:index:Thing': the plan says create, and it did not come to that.");
    }

    [Fact]
    public async Task Nothing_is_removed_that_was_not_planned_to_go()
    {
        await _stack.UpAsync(Program(1, ["a", "b"]));
        await _stack.PreviewAsync(Program(1, ["a", "b"]), Saving);

        var run = await _stack.UpAsync(Program(1, ["a"]), Keeping);

        run.Errors.Should().Equal("'b' of type 'fake:index:Thing': the plan says same, and delete would be due.");
        _stack.Cloud.Names.Should().Equal("a", "b");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Less_than_planned_may_be_due()
    {
        Func<MonitorClient, Task> Program(PropertyValue value) => monitor => monitor.ResourceAsync("a", PropertyMap.Of(("new", value)));
        await _stack.UpAsync(Program("x"));
        var preview = await _stack.PreviewAsync(Program(PropertyValue.Unknown.Instance), Saving);

        var run = await _stack.UpAsync(Program("x"), Keeping);

        preview.Steps.Should().Equal("create-replacement a", "replace a", "delete-replaced a");
        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEmpty();
    }
}
