using Fleet.Engine.Backends;
using Fleet.Engine.Config;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Config;

public sealed class ProjectTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Workspace Open(string text)
    {
        _folder.Write("Pulumi.yaml", text);
        return Workspace.Open(_folder.Path, new EngineEnvironment { Variable = _ => null });
    }

    [Fact]
    public void A_project_file_is_found_in_a_folder_above_and_read()
    {
        var workspace = Open("""
            name: homelab
            runtime:
              name: dotnet
              options:
                binary: bin/app.dll
            main: stacks
            stackConfigDir: config
            backend:
              url: file://./.fleet/state
            somethingNew: { kept: true }
            """);
        Directory.CreateDirectory(_folder["stacks/deep"]);

        var found = Workspace.Open(_folder["stacks/deep"]);

        found.ProjectFile.Should().Be(workspace.ProjectFile);
        found.Project.Name.Should().Be("homelab");
        found.Project.Runtime.Should().Be("dotnet");
        found.Project.RuntimeOptions.Should().Equal(PropertyMap.Of(("binary", "bin/app.dll")));
        found.ProgramPath.Should().Be(_folder["stacks"]);
        found.StackFile("dev").Should().Be(_folder["config/Pulumi.dev.yaml"]);
        BackendUrl.Of(workspace).Should().Be($"file://{_folder[".fleet/state"]}");
    }

    [Fact]
    public void The_selected_stack_is_remembered_beside_the_project()
    {
        var workspace = Open("name: homelab\nruntime: dotnet\n");
        workspace.SelectedStack.Should().BeNull();

        workspace.SelectStack("prod");

        workspace.SelectedStack.Should().Be("prod");
    }

    [Fact]
    public void Without_a_project_it_says_what_to_do()
    {
        var open = () => Workspace.Open(_folder.Path);

        open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Summary
            .Should().Be($"There is no Pulumi.yaml in '{_folder.Path}' or in a folder above it.");
    }

    [Fact]
    public async Task Declared_values_are_filled_in_and_missing_ones_named_together()
    {
        const string text = """
            name: p
            runtime: dotnet
            config:
              size: 3
              aws:region: eu
              count: { type: integer }
              tags: { type: array, items: { type: string }, default: [a, b] }
              token: { secret: true, description: The API token }
            """;
        var workspace = Open(text);
        var missing = () => workspace.OpenConfig("dev").GetAllAsync();
        (await missing.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Select(problem => problem.Summary)
            .Should().Equal(
                "Stack 'dev' needs a value for the configuration key 'p:count'.",
                "Stack 'dev' needs a value for the configuration key 'p:token'.");

        _folder.Write("Pulumi.dev.yaml", "config:\n  p:count: many\n  p:token: clear\n");
        (await missing.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Select(problem => problem.Summary)
            .Should().Equal(
                $"{_folder["Pulumi.dev.yaml"]}:2:12: the configuration key 'p:count' must be an integer.",
                $"{_folder["Pulumi.dev.yaml"]}:3:12: the configuration key 'p:token' must be encrypted.");

        var filled = ConfigMerge.Merge(
            workspace.Project with { Config = workspace.Project.Config.Remove("p:count").Remove("p:token") },
            workspace.OpenConfig("none").Values, "none", "");
        filled.Keys.Should().Equal("aws:region", "p:size", "p:tags");
    }

    [Theory]
    [InlineData("runtime: dotnet\n", ":1:1: The project has no 'name'.")]
    [InlineData("name: a\nconfig:\n  x: { type: number }\n", ":3:14: 'number' is not a configuration type: use string, integer, boolean, object or array.")]
    [InlineData("name: a\nconfig:\n  b:x: { type: string }\n", ":3:8: The configuration key 'b:x' is of another namespace: it can have a value, no type and no default.")]
    [InlineData("name: [a]\n", ":1:7: 'name' must be a text.")]
    public void What_is_malformed_is_named_with_its_place(string text, string expected)
    {
        var open = () => Open(text);

        open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Summary
            .Should().Be(_folder["Pulumi.yaml"] + expected);
    }
}
