using System.Text.Json;
using System.Text.RegularExpressions;
using Fleet.Schema;
using FluentAssertions;
using Xunit;

namespace Pulumi.Tests.Schema;

/// <summary>The rules that Pulumi's tools hold a schema to, as far as ours uses the format.</summary>
public sealed partial class PulumiSchemaTests
{
    private static readonly string[] Primitives = ["string", "integer", "number", "boolean"];

    public static TheoryData<string> Packages => [.. PulumiSchema.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_token_belongs_to_the_package(string package)
    {
        var schema = Parse(package);

        schema.GetProperty("name").GetString().Should().Be(package);
        Version.TryParse(schema.GetProperty("version").GetString(), out _).Should().BeTrue();
        foreach (var section in new[] { "types", "resources", "functions" })
        {
            schema.GetProperty(section).EnumerateObject().Select(item => item.Name)
                .Where(token => !token.StartsWith($"pulumi:providers:{package}/", StringComparison.Ordinal))
                .Where(token => Token().Match(token).Groups[1].Value != package)
                .Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_property_says_what_it_is_and_has_one_type(string package)
    {
        var schema = Parse(package);
        var problems = new List<string>();
        foreach (var (path, property) in Properties(schema))
        {
            problems.AddRange(Problems(schema, path, property));
        }

        problems.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void What_is_required_is_there(string package)
    {
        var missing = Objects(Parse(package)).SelectMany(item => Missing(item.Path, item.Value));

        missing.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_type_is_used(string package)
    {
        var text = PulumiSchema.Json(package);

        Parse(package).GetProperty("types").EnumerateObject().Select(type => type.Name)
            .Where(token => !text.Contains($"\"#/types/{token}\"", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_package_that_is_not_there_is_named()
    {
        var act = () => PulumiSchema.Json("kubernetes");

        act.Should().Throw<ArgumentException>().WithMessage(
            "There is no schema of the package 'kubernetes'. There are those of docker, command, random, fleet.*");
    }

    private static JsonElement Parse(string package) => JsonDocument.Parse(PulumiSchema.Json(package)).RootElement;

    private static IEnumerable<(string Path, JsonElement Value)> Objects(JsonElement schema)
    {
        foreach (var section in new[] { "types", "resources" })
        {
            foreach (var item in schema.GetProperty(section).EnumerateObject())
            {
                yield return (item.Name, item.Value);
            }
        }

        foreach (var function in schema.GetProperty("functions").EnumerateObject())
        {
            yield return (function.Name + " inputs", function.Value.GetProperty("inputs"));
            yield return (function.Name + " outputs", function.Value.GetProperty("outputs"));
        }

        yield return ("provider", schema.GetProperty("provider"));
    }

    private static IEnumerable<(string Path, JsonElement Value)> Properties(JsonElement schema) =>
        from item in Objects(schema)
        from list in new[] { "properties", "inputProperties" }
        where item.Value.TryGetProperty(list, out _)
        from property in item.Value.GetProperty(list).EnumerateObject()
        where !property.Name.StartsWith("__", StringComparison.Ordinal) && !item.Path.StartsWith("pulumi:", StringComparison.Ordinal)
        select ($"{item.Path} {property.Name}", property.Value);

    private static IEnumerable<string> Problems(JsonElement schema, string path, JsonElement type, bool isItem = false)
    {
        if (!isItem && (!type.TryGetProperty("description", out var description) || description.GetString() is not [.., '.']))
        {
            yield return $"{path} has no sentence";
        }

        if (type.TryGetProperty("$ref", out var reference))
        {
            var target = reference.GetString()!;
            if (target is not ("pulumi.json#/Any" or "pulumi.json#/Asset" or "pulumi.json#/Archive")
                && !schema.GetProperty("types").TryGetProperty(target["#/types/".Length..], out _))
            {
                yield return $"{path} refers to {target}, which is not there";
            }

            yield break;
        }

        var kind = type.GetProperty("type").GetString();
        var nested = kind switch { "array" => "items", "object" => "additionalProperties", _ => null };
        if (nested is null)
        {
            if (!Primitives.Contains(kind))
            {
                yield return $"{path} is of an unknown type {kind}";
            }

            yield break;
        }

        foreach (var problem in Problems(schema, path + " " + nested, type.GetProperty(nested), isItem: true))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Missing(string path, JsonElement item) =>
        from names in new[] { ("required", "properties"), ("requiredInputs", "inputProperties") }
        where item.TryGetProperty(names.Item1, out _)
        from name in item.GetProperty(names.Item1).EnumerateArray()
        where !item.GetProperty(names.Item2).TryGetProperty(name.GetString()!, out _)
        select $"{path} requires {name}";

    [GeneratedRegex("^([a-z]+):[a-zA-Z]+(?:/[a-zA-Z0-9]+)?:[a-zA-Z0-9]+$")]
    private static partial Regex Token();
}
