using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>The option <c>import</c>: objects that exist already become the program's.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TestStack _stack = new();

    public ImportTests() => Exists("x-9", PropertyMap.Of(("size", 1)));

    public void Dispose() => _stack.Dispose();

    private void Exists(string id, PropertyMap inputs) =>
        _stack.Cloud.Objects[id] = new FakeObject(id, Urn.Parse(TestStack.Urn("elsewhere")), inputs, "running");

    private static Func<MonitorClient, Task> Importing(
        string id, PropertyMap inputs, Action<Pulumirpc.RegisterResourceRequest>? options = null) =>
        monitor => monitor.ResourceAsync("a", inputs, request =>
        {
            request.ImportId = id;
            options?.Invoke(request);
        });

    private IEnumerable<string> Acts() => _stack.Cloud.Calls.Where(call => call.Split(' ')[0] is "create" or "update" or "delete");

    [Fact]
    public async Task An_object_that_is_as_declared_is_taken_over()
    {
        var preview = await _stack.PreviewAsync(Importing("x-9", PropertyMap.Of(("size", 1))));
        var run = await _stack.UpAsync(Importing("x-9", PropertyMap.Of(("size", 1))));
        var again = await _stack.UpAsync(
            Importing("x-9", PropertyMap.Of(("size", 1))), new OperationOptions { ExpectNoChanges = true });

        preview.Steps.Should().Equal("import a");
        run.Steps.Should().Equal("import a");
        run.Result.Changes.Should().Contain(StepKind.Import, 1);
        again.Errors.Should().BeEmpty();
        Acts().Should().BeEmpty();
        var state = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");
        state.Id.Should().Be("x-9");
        state.ImportId.Should().Be("x-9");
        state.Outputs.Find("state")!.AsText().Should().Be("running");
    }

    [Fact]
    public async Task What_is_declared_differently_is_updated_afterwards()
    {
        var preview = await _stack.PreviewAsync(Importing("x-9", PropertyMap.Of(("size", 2))));
        var run = await _stack.UpAsync(Importing("x-9", PropertyMap.Of(("size", 2))));

        preview.Steps.Should().Equal("import a", "update a");
        run.Steps.Should().Equal("import a", "update a");
        _stack.Cloud.Objects["x-9"].Inputs.Should().Equal(PropertyMap.Of(("size", 2)));
    }

    [Fact]
    public async Task A_difference_that_is_ignored_is_kept()
    {
        var run = await _stack.UpAsync(Importing(
            "x-9", PropertyMap.Of(("size", 2)), request => request.IgnoreChanges.Add("size")));

        run.Steps.Should().Equal("import a");
        _stack.Cloud.Objects["x-9"].Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
    }

    [Fact]
    public async Task What_would_have_to_be_replaced_is_refused_and_stays_recorded()
    {
        var preview = await _stack.PreviewAsync(Importing("x-9", PropertyMap.Of(("size", 1), ("new", 1))));
        var run = await _stack.UpAsync(Importing("x-9", PropertyMap.Of(("size", 1), ("new", 1))));

        preview.Messages(Severity.Warning).Should().Equal(
            "'a' is imported from 'x-9' and would have to be replaced, because of 'new'.");
        run.Errors.Should().Equal("'a' is imported from 'x-9' and would have to be replaced, because of 'new'.");
        Acts().Should().BeEmpty();
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task An_id_that_is_nothing_is_named()
    {
        var run = await _stack.UpAsync(Importing("nothing", PropertyMap.Empty));

        run.Errors.Should().Equal("There is no object 'nothing' of type 'fake:index:Thing' to import as 'a'.");
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_imported_object_takes_the_place_of_the_recorded_one()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1))));
        _stack.Cloud.Forget();

        var run = await _stack.UpAsync(Importing("x-9", PropertyMap.Of(("size", 1))));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("import-replacement a", "replace a", "delete-replaced a");
        Acts().Should().Equal("delete a");
        _stack.Cloud.Objects.Keys.Should().Equal("x-9");
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a").Id.Should().Be("x-9");
    }

    [Fact]
    public async Task A_protected_object_does_not_give_way_to_an_imported_one()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.Protect = true));

        var run = await _stack.UpAsync(Importing("x-9", PropertyMap.Of(("size", 1)), request => request.Protect = true));

        run.Errors.Should().Equal("'a' of type 'fake:index:Thing' must be replaced, and it is protected.");
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo("a-1", "x-9");
    }

    [Fact]
    public async Task Another_resource_may_use_what_is_imported()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)), request => request.ImportId = "x-9");
            await monitor.ResourceAsync("b", PropertyMap.Of(("of", a.Id)), request => request.Dependencies.Add(a.Urn));
        });

        run.Steps.Should().Equal("import a", "create b");
        _stack.Cloud.Objects["b-1"].Inputs.Should().Equal(PropertyMap.Of(("of", "x-9")));
    }

    [Fact]
    public async Task Secrets_of_the_program_are_secret_in_what_is_imported()
    {
        Exists("x-8", PropertyMap.Of(("password", "planted")));

        await _stack.UpAsync(Importing("x-8", PropertyMap.Of(("password", new PropertyValue.Secret("planted")))));

        var state = (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == "a");
        state.Inputs.Find("password").Should().BeOfType<PropertyValue.Secret>();
        state.Outputs.Find("password").Should().BeOfType<PropertyValue.Secret>();
        File.ReadAllText(_stack.CheckpointFile).Should().NotContain("planted");
    }
}
