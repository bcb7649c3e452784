using System.Text.Json.Nodes;
using Fleet.Plugin.Tests.Kit;
using Fleet.Providers;
using Fleet.Schema;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Plugin.Tests;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("fleet")]
    [InlineData("docker")]
    [InlineData("command")]
    [InlineData("random")]
    public void The_schema_of_a_package_is_what_Pulumi_accepts(string package)
    {
        var schema = JsonNode.Parse(PulumiSchema.Json(package))!.AsObject();

        SchemaRules.Problems(schema).Should().BeEmpty();
        schema["name"]!.ToString().Should().Be(package);
        schema["resources"]!.AsObject().Should().NotBeEmpty();
    }

    [Fact]
    public void The_rules_find_what_is_wrong()
    {
        var schema = JsonNode.Parse("""
            {
              "name": "p", "version": "1", "colour": "red",
              "types": { "p:index:T": { "type": "object", "properties": { "a": { "$ref": "#/types/p:index:None" } }, "required": ["b"] } },
              "provider": {},
              "resources": {
                "q:index:R": { "inputProperties": { "urn": { "type": "text" }, "list": { "type": "array" } }, "requiredInputs": ["size"] },
                "p::1": {}
              }
            }
            """)!.AsObject();

        SchemaRules.Problems(schema).Should().Equal(
            "package has the unknown member 'colour'",
            "version has '1', which is malformed",
            "p:index:T.a has the reference '#/types/p:index:None', which leads nowhere",
            "p:index:T required has 'b', which is no property",
            "q:index:R has a token of another package",
            "q:index:R input.urn has a name that every resource has",
            "q:index:R input.urn has the unknown type 'text'",
            "q:index:R input.list has items that belong to arrays, which need them",
            "q:index:R requiredInputs has 'size', which is no property",
            "p::1 has a token that is malformed");
    }

    [NodeFact]
    public async Task Every_plugin_serves_the_schema_of_its_package()
    {
        foreach (var package in BuiltinProviders.Packages)
        {
            await using var served = await ServedPackage.StartAsync(package);

            var schema = await served.Client.AskAsync("getSchema", "GetSchemaRequest", """{ "version": 0 }""");
            var newer = await served.Client.CallAsync("getSchema", "GetSchemaRequest", """{ "version": 7 }""");

            schema["schema"]!.ToString().Should().Be(PulumiSchema.Json(package));
            newer["code"]!.GetValue<int>().Should().Be(3);
        }
    }
}
