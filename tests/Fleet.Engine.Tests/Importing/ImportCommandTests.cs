using Fleet.Engine.Events;
using Fleet.Engine.Importing;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Importing;

/// <summary>Imports without a program: one object, or a file of them.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Type = "fake:index:Thing";
    private readonly TestStack _stack = new();

    public ImportCommandTests()
    {
        foreach (var id in new[] { "x-1", "x-2" })
        {
            _stack.Cloud.Objects[id] =
                new FakeObject(id, Urn.Parse(TestStack.Urn("elsewhere")), PropertyMap.Of(("size", 1), ("note", "n")), "running");
        }
    }

    public void Dispose() => _stack.Dispose();

    private static ImportRequest Of(params ImportSpec[] specs) => new() { Resources = [.. specs] };

    private static ImportSpec Thing(string name, string id) => new() { Type = Type, Name = name, Id = id };

    private async Task<ResourceState> RecordedAsync(string name) =>
        (await _stack.StateAsync()).Resources.Single(state => state.Urn.Name == name);

    [Fact]
    public async Task An_object_is_recorded_in_an_empty_stack_and_protected()
    {
        var preview = await _stack.ImportAsync(Of(Thing("a", "x-1")), new OperationOptions { PreviewOnly = true });
        (await _stack.RecordedAsync()).Should().BeEmpty();
        var run = await _stack.ImportAsync(Of(Thing("a", "x-1")));

        preview.Steps.Should().Equal("import a");
        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("import a");
        run.Result.Changes.Should().Contain(StepKind.Import, 1);
        var state = await RecordedAsync("a");
        state.Id.Should().Be("x-1");
        state.ImportId.Should().BeEmpty();
        state.IsProtected.Should().BeTrue();
        state.Inputs.Should().Equal(PropertyMap.Of(("size", 1), ("note", "n")));
        state.Urn.Text.Should().Be(TestStack.Urn("a"));
    }

    [Fact]
    public async Task A_program_that_declares_it_changes_nothing_afterwards()
    {
        await _stack.ImportAsync(Of(Thing("a", "x-1")) with { Protect = false });

        var run = await _stack.UpAsync(
            monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 1), ("note", "n"))),
            new OperationOptions { ExpectNoChanges = true });

        run.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_recorded_stays_as_it_is()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("b", PropertyMap.Of(("size", 7))));

        var run = await _stack.ImportAsync(Of(Thing("a", "x-1"), Thing("b", "b-1")));
        var other = await _stack.ImportAsync(Of(Thing("b", "x-2")));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("import a");
        run.Messages(Severity.Info).Should().Equal("'b' of type 'fake:index:Thing' is recorded already and stays as it is.");
        other.Errors.Should().Equal(
            "'b' of type 'fake:index:Thing' is recorded already, as 'b-1' and not as 'x-2'.");
        (await _stack.RecordedAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Only_the_listed_properties_become_inputs()
    {
        await _stack.ImportAsync(Of(Thing("a", "x-1") with { Properties = ["size"] }));

        (await RecordedAsync("a")).Inputs.Should().Equal(PropertyMap.Of(("size", 1)));
    }

    [Fact]
    public async Task A_file_imports_components_and_what_is_below_them_by_known_providers()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("prov", PropertyMap.Of(("region", "north")), request =>
        {
            request.Type = "pulumi:providers:fake";
        }));
        var request = ImportFile.Read("import.json", $$"""
            {
              "nameTable": { "north": "{{TestStack.Urn("prov", "pulumi:providers:fake")}}" },
              "resources": [
                { "type": "fake:index:Thing", "name": "two", "logicalName": "disk", "id": "x-2", "parent": "group", "provider": "north" },
                { "type": "my:index:Group", "name": "group", "component": true },
                { "type": "fake:index:Thing", "name": "known", "id": "x-7", "inputs": { "size": 3 }, "outputs": { "size": 3 } }
              ]
            }
            """);

        var run = await _stack.ImportAsync(request);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEquivalentTo("import group", "import disk", "import known");
        var disk = await RecordedAsync("disk");
        disk.Urn.QualifiedType.Should().Be("my:index:Group$fake:index:Thing");
        disk.Provider!.Value.Urn.Name.Should().Be("prov");
        (await RecordedAsync("known")).Outputs.Should().Equal(PropertyMap.Of(("size", 3)));
        _stack.Cloud.Calls.Should().NotContain("read known");
    }

    [Fact]
    public async Task What_cannot_be_imported_is_named_and_the_rest_is_imported()
    {
        var run = await _stack.ImportAsync(Of(
            Thing("gone", "nothing"),
            new ImportSpec { Type = "my:index:Group", Name = "group", IsComponent = true, Parent = TestStack.Urn("nowhere") },
            Thing("below", "x-2") with { Parent = "group" },
            Thing("a", "x-1")));

        run.Errors.Should().BeEquivalentTo(
            "There is no object 'nothing' of type 'fake:index:Thing' to import as 'gone'.",
            $"'group' is to be imported below '{TestStack.Urn("nowhere")}', which is not recorded.");
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task What_a_provider_holds_against_an_object_is_a_warning()
    {
        _stack.Cloud.Objects["x-3"] = new FakeObject(
            "x-3", Urn.Parse(TestStack.Urn("elsewhere")), PropertyMap.Of(("bad", 1)), "running");

        var run = await _stack.ImportAsync(Of(Thing("a", "x-3")));

        run.Errors.Should().BeEmpty();
        run.Messages(Severity.Warning).Should().Equal("'a' of type 'fake:index:Thing': property 'bad': it is bad.");
        (await RecordedAsync("a")).Inputs.Should().Equal(PropertyMap.Of(("bad", 1)));
    }

    [Theory]
    [InlineData("""[{ "type": "fake:index:Thing", "name": "a" }]""", "The import file 'f.json' cannot be read: a resource has no 'id'.")]
    [InlineData("""[{ "type": "t:i:T", "name": "a", "id": "1", "parnt": "b" }]""", "The import file 'f.json' cannot be read: 'parnt' is no member of a resource.")]
    [InlineData("""[{ "type": "t:i:T", "name": "a", "id": "1", "component": true }]""", "The import file 'f.json' cannot be read: the component 'a' has an id.")]
    public void A_file_of_another_form_is_refused(string resources, string message)
    {
        var reading = () => ImportFile.Read("f.json", $$"""{ "resources": {{resources}} }""");

        reading.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Summary.Should().Be(message);
    }

    [Fact]
    public async Task Names_that_mean_nothing_and_circles_are_refused_before_anything_is_read()
    {
        var unknown = await _stack.ImportAsync(Of(Thing("a", "x-1") with { Parent = "nobody" }));
        var circle = await _stack.ImportAsync(Of(
            Thing("a", "x-1") with { Parent = "b" }, Thing("b", "x-2") with { Parent = "a" }));
        var twice = await _stack.ImportAsync(Of(Thing("a", "x-1"), Thing("b", "x-2") with { LogicalName = "a" }));

        unknown.Errors.Should().Equal("The import lists 'a' with the parent 'nobody', which is no name in it and no URN.");
        circle.Errors.Should().Equal("The import lists 'a' below itself: a → b.");
        twice.Errors.Should().Equal("The import lists 'a' of type 'fake:index:Thing' twice below the same parent.");
        _stack.Cloud.Calls.Should().BeEmpty();
    }
}
