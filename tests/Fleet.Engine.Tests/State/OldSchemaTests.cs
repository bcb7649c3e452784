using System.Text;
using Fleet.Engine.State;
using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State;

/// <summary>States as older Pulumi engines wrote them, in the schema versions 1 and 2 and before there were any.</summary>
public sealed class OldSchemaTests : IDisposable
{
    private const string Manifest = """{"time":"2018-11-01T10:00:00Z","magic":"","version":""}""";
    private const string Root = """{"urn":"urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev","custom":false,"type":"pulumi:pulumi:Stack"}""";
    private const string Provider = """
        {"urn":"urn:pulumi:dev::proj::pulumi:providers:fake::default","custom":true,"id":"0e8a","type":"pulumi:providers:fake"}
        """;

    private const string A = """
        {"urn":"urn:pulumi:dev::proj::fake:index:Thing::a","custom":true,"id":"a-1","type":"fake:index:Thing","inputs":{"size":1},
         "outputs":{"size":1,"id":"a-1","state":"running"},"parent":"urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev","dependencies":null,
         "initErrors":null,"provider":"urn:pulumi:dev::proj::pulumi:providers:fake::default::0e8a"}
        """;

    private const string B = """
        {"urn":"urn:pulumi:dev::proj::fake:index:Thing::b","custom":true,"id":"b-2","type":"fake:index:Thing","inputs":{"size":1,"of":"a-1"},
         "outputs":{"size":1,"of":"a-1","id":"b-2","state":"running"},"parent":"urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev",
         "protect":true,"dependencies":["urn:pulumi:dev::proj::fake:index:Thing::a"],
         "provider":"urn:pulumi:dev::proj::pulumi:providers:fake::default::0e8a"}
        """;

    private const string WithoutProvider = """
        {"urn":"urn:pulumi:dev::proj::fake:index:Thing::c","custom":true,"id":"c-3","type":"fake:index:Thing","inputs":{"size":1},
         "defaults":{"size":2},"outputs":{},"dependencies":[],"initErrors":null}
        """;

    private const string Version2 = $$$"""
        {"version":2,"checkpoint":{"stack":"dev","config":{"proj:key":"value"},"latest":{"manifest":{{{Manifest}}},
        "resources":[{{{Root}}},{{{Provider}}},{{{A}}},{{{B}}}],"pending_operations":[{"resource":{{{B}}},"type":"updating"}] } } }
        """;

    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static async Task Program(MonitorClient monitor)
    {
        var a = await monitor.ResourceAsync("a", PropertyMap.Of(("size", 1)));
        await monitor.ResourceAsync("b", PropertyMap.Of(("size", 1), ("of", a.Id)), request =>
        {
            request.Protect = true;
            request.Dependencies.Add(a.Urn);
            request.PropertyDependencies["of"] = new() { Urns = { a.Urn } };
        });
    }

    private void AddObjects()
    {
        foreach (var (name, id, inputs) in new[] { ("a", "a-1", PropertyMap.Of(("size", 1))), ("b", "b-2", PropertyMap.Of(("size", 1), ("of", "a-1"))) })
        {
            _stack.Cloud.Objects[id] = new FakeObject(id, Urn.Parse(TestStack.Urn(name)), inputs, "running");
        }
    }

    [Fact]
    public void What_a_dependency_is_of_was_not_said_so_it_counts_for_every_input()
    {
        var deployment = DeploymentJson.Read(RawCheckpoint.Parse(Encoding.UTF8.GetBytes(Version2)), NoSecrets.Instance);

        Integrity.Check(deployment).Should().BeEmpty();
        var b = deployment.Resources.Single(state => state.Id == "b-2");
        b.IsProtected.Should().BeTrue();
        b.PropertyDependencies.Keys.Should().Equal("of", "size");
        b.PropertyDependencies.Values.Should().AllSatisfy(urns => urns.Should().Equal(b.Dependencies));
        deployment.PendingOperations.Should().ContainSingle().Which.Kind.Should().Be(PendingKind.Updating);
    }

    [Fact]
    public async Task A_state_of_version_2_goes_on_as_version_3()
    {
        File.WriteAllText(_stack.CheckpointFile, Version2);
        AddObjects();

        var run = await _stack.UpAsync(Program);

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal(["refresh b", "update b"], "an update of it was interrupted");
        var text = File.ReadAllText(_stack.CheckpointFile);
        text.Should().StartWith("{\"version\":3,\"checkpoint\":{\"stack\":\"organization/proj/dev\",\"config\":{\"proj:key\":\"value\"},\"latest\":");
        File.ReadAllText(_stack.CheckpointFile + ".bak").Should().Be(Version2);
        (await _stack.UpAsync(Program, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
        (await _stack.DestroyAsync()).Errors.Should().ContainSingle().Which.Should().Contain("'b' of type 'fake:index:Thing'");
    }

    [Fact]
    public async Task A_state_of_version_2_is_exported_as_version_3_and_imported()
    {
        File.WriteAllText(_stack.CheckpointFile, Version2);
        var transfer = new StateTransfer(_stack.Backend);

        var text = await transfer.ExportAsync(TestStack.Stack, showSecrets: false, CancellationToken.None);
        var import = $$$"""{"version":2,"deployment":{"manifest":{{{Manifest}}},"resources":[{{{Root}}},{{{Provider}}},{{{A}}}]}}""";
        await transfer.ImportAsync(TestStack.Stack, import, force: false, CancellationToken.None);

        text.Should().StartWith("{\n    \"version\": 3,").And.Contain("\"propertyDependencies\"");
        (await _stack.RecordedAsync()).Should().Equal("a");
    }

    [Theory]
    [InlineData("""{"stack":"dev","config":{"proj:key":"value"},"latest":{"manifest":MANIFEST,"resources":[ROOT]}}""")]
    [InlineData("""{"version":1,"checkpoint":{"stack":"dev","config":{"proj:key":"value"},"latest":{"manifest":MANIFEST,"resources":[ROOT]}}}""")]
    public async Task A_state_of_version_1_goes_on_while_no_provider_has_made_anything(string text)
    {
        File.WriteAllText(_stack.CheckpointFile, Fill(text));

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create a");
        File.ReadAllText(_stack.CheckpointFile).Should()
            .StartWith("{\"version\":3,\"checkpoint\":{\"stack\":\"organization/proj/dev\",\"config\":{\"proj:key\":\"value\"},\"latest\":")
            .And.EndWith("\"metadata\":{}}}}");
    }

    [Theory]
    [InlineData("""{"stack":"dev","latest":{"manifest":MANIFEST,"resources":[ROOT,WITHOUT]}}""", 1)]
    [InlineData("""{"version":1,"checkpoint":{"stack":"dev","latest":{"manifest":MANIFEST,"resources":[ROOT,WITHOUT]}}}""", 1)]
    [InlineData("""{"version":2,"checkpoint":{"stack":"dev","latest":{"manifest":MANIFEST,"resources":[ROOT,WITHOUT]}}}""", 2)]
    public async Task Objects_without_a_provider_are_refused_and_nothing_takes_the_states_place(string text, int version)
    {
        File.WriteAllText(_stack.CheckpointFile, Fill(text));
        File.WriteAllText(_stack.CheckpointFile + ".bak", Version2);

        var run = await _stack.UpAsync(Program);
        var repair = () => new StateRepair(_stack.Backend).RunAsync(TestStack.Stack);

        var error = $"The state of stack 'dev' in '{_stack.CheckpointFile}' is not read: It is of schema version {version}, and its resource "
            + "'urn:pulumi:dev::proj::fake:index:Thing::c' names no provider, as none did then.";
        run.Errors.Should().Equal(error);
        run.Result.Errors.Single().Hint.Should().Be(
            "Nothing was changed. Run 'pulumi up' once with the Pulumi CLI, which makes the providers and writes a newer version.");
        (await repair.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().StartWith(error);
        File.ReadAllText(_stack.CheckpointFile).Should().Be(Fill(text));
        _stack.Cloud.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"version":5,"checkpoint":{"latest":{}}}""")]
    [InlineData("""{"version":4,"features":["byteString"],"checkpoint":{"latest":{}}}""")]
    public async Task A_newer_state_is_not_repaired_into_an_older_one(string text)
    {
        File.WriteAllText(_stack.CheckpointFile, text);
        File.WriteAllText(_stack.CheckpointFile + ".bak", Version2);

        var plan = () => new StateRepair(_stack.Backend).PlanAsync(TestStack.Stack);

        (await plan.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Hint.Should().Be(
            "Nothing was changed. Use a newer fleet, or go on with the Pulumi CLI that has written it.");
    }

    private static string Fill(string text) => text
        .Replace("MANIFEST", Manifest, StringComparison.Ordinal)
        .Replace("ROOT", Root, StringComparison.Ordinal)
        .Replace("WITHOUT", WithoutProvider, StringComparison.Ordinal);
}
