using Fleet.Engine.Config;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Config;

/// <summary>Project and stack files in every form that Pulumi gives them.</summary>
public sealed class PulumiFilesTests : IDisposable
{
    private const string Salt = "v1:AQIDBAUGBwg=:v1:EBESExQVFhcYGRob:Px8lE7FF66wYb82mn8kbBU76l5v1HQ==";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Workspace Open() => Workspace.Open(_folder.Path, new EngineEnvironment
    {
        Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? "fleet" : null,
    });

    [Theory]
    [InlineData("Pulumi.yaml", "name: p\nruntime: nodejs\n")]
    [InlineData("Pulumi.yml", "\uFEFFname: p\nruntime:\n  name: nodejs\n")]
    [InlineData("Pulumi.json", "{\"name\":\"p\",\"runtime\":{\"name\":\"nodejs\",\"options\":{\"typescript\":true}}}")]
    public void A_project_file_is_yaml_or_json_with_or_without_a_mark(string name, string text)
    {
        _folder.Write(name, text);

        var workspace = Open();

        (workspace.Project.Name, workspace.Project.Runtime).Should().Be(("p", "nodejs"));
        workspace.StackFile("dev").Should().Be(_folder["Pulumi.dev" + Path.GetExtension(name)]);
    }

    [Fact]
    public void Every_setting_of_a_project_file_is_read_or_left_alone()
    {
        _folder.Write("Pulumi.yaml", """
            name: p
            description: a project
            author: Ann
            website: https://a.example
            license: MIT
            runtime: dotnet
            main: app
            options: { refresh: always }
            requiredPulumiVersion: ">=3.100.0"
            template:
              description: t
              config:
                p:size: { description: how many, default: "1", secret: false }
            packages:
              other: other@1.2.3
              local: { source: ./local, version: 1.0.0, parameters: [a] }
            plugins:
              providers:
                - { name: fleet, path: bin, version: 0.1.0 }
            backend: { url: "s3://bucket/state?region=eu-central-1" }
            config:
              size: 3
              p:names: { type: array, items: { type: array, items: { type: integer } }, default: [[1], [2, 3]] }
              docker:host: { value: "ssh://root@198.18.0.1" }
              aws:tags: [a, b]
            """);

        var project = Open().Project;

        (project.Description, project.Main, project.AlwaysRefreshes, project.BackendUrl)
            .Should().Be(("a project", "app", true, "s3://bucket/state?region=eu-central-1"));
        project.Config.Keys.Should().Equal("aws:tags", "docker:host", "p:names", "p:size");
    }

    [Fact]
    public void The_old_spelling_of_where_stack_files_are_still_counts()
    {
        _folder.Write("Pulumi.yaml", "name: p\nruntime: dotnet\nconfig: settings\n");

        Open().StackFile("organization/dev").Should().Be(_folder["settings/Pulumi.organization-dev.yaml"]);
    }

    [Fact]
    public async Task A_stack_file_has_texts_numbers_objects_and_secrets_anywhere_in_them()
    {
        _folder.Write("Pulumi.yaml", "name: p\nruntime: dotnet\n");
        var text = $$"""
            secretsprovider: passphrase
            encryptionsalt: {{Salt}}
            environment:
              - base
            config:
              p:config:old: legacy key
              flag: true
              nothing:
              other:size: 42
              p:token:
                secure: v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==
              p:tree:
                list: [1, { secure: "v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==" }]
                "on": 0644

            """;
        _folder.Write("Pulumi.dev.yaml", text);
        var config = Open().OpenConfig("dev");

        var values = await config.GetAllAsync();

        values.Select(entry => $"{entry.Key}={entry.Value.Text} {entry.Value.IsSecret}").Should().Equal(
            "other:size=42 False",
            "p:flag=true False",
            "p:nothing= False",
            "p:old=legacy key False",
            "p:token=\"hunter2\" True",
            "p:tree={\"list\":[1,\"\\\"hunter2\\\"\"],\"on\":\"0644\"} True");
        config.Set("size", "1");
        config.Remove("size").Should().BeTrue();
        config.Save();
        File.ReadAllText(config.Path).Should().Be(text);
    }
}
