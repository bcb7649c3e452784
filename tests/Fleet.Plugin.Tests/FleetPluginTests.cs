using System.Text.Json.Nodes;
using Fleet.Plugin.Tests.Kit;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Plugin.Tests;

/// <summary>Every rpc of <c>pulumi-resource-fleet</c>, asked with the official Node SDK's protocol code.</summary>
public sealed class FleetPluginTests
{
    private const string Provider = "urn:pulumi:dev::proj::pulumi:providers:fleet::here";
    private const string File = "urn:pulumi:dev::proj::fleet:index:File::motd";

    [MachineFact("node", "npm")]
    public async Task A_file_goes_through_its_whole_life()
    {
        await using var served = await ServedPackage.StartAsync("fleet");
        using var folder = new TempFolder();
        var client = served.Client;
        var path = folder["motd"];
        var inputs = $$"""{ "path": "{{path}}", "content": "hello" }""";

        var hands = await client.AskAsync("handshake", "ProviderHandshakeRequest", $$"""{ "engineAddress": "{{served.Engine}}" }""");
        var config = await client.AskAsync("checkConfig", "CheckRequest", $$"""{ "urn": "{{Provider}}", "olds": { "struct": {} }, "news": { "struct": {} } }""");
        var configured = await client.AskAsync("configure", "ConfigureRequest", $$"""{ "urn": "{{Provider}}", "args": { "struct": {} }, "acceptsecrets": true }""");
        var check = await client.AskAsync("check", "CheckRequest", $$"""{ "urn": "{{File}}", "olds": { "struct": {} }, "news": { "struct": {{inputs}} } }""");
        var wanted = check["inputs"]!.ToJsonString();
        var preview = await client.AskAsync("create", "CreateRequest", $$"""{ "urn": "{{File}}", "preview": true, "properties": { "struct": {{wanted}} } }""");
        var notYet = System.IO.File.Exists(path);
        var created = await client.AskAsync("create", "CreateRequest", $$"""{ "urn": "{{File}}", "timeout": 30, "properties": { "struct": {{wanted}} } }""");
        var content = await System.IO.File.ReadAllTextAsync(path);
        var state = created["properties"]!.ToJsonString();
        var id = created["id"]!.ToString();
        var changed = wanted.Replace("hello", "bye", StringComparison.Ordinal);
        var diff = await client.AskAsync("diff", "DiffRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "olds": { "struct": {{state}} }, "oldInputs": { "struct": {{wanted}} }, "news": { "struct": {{changed}} } }
            """.ReplaceLineEndings(""));
        var moved = await client.AskAsync("diff", "DiffRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "olds": { "struct": {{state}} }, "oldInputs": { "struct": {{wanted}} },
              "news": { "struct": {{wanted.Replace("motd", "issue", StringComparison.Ordinal)}} } }
            """.ReplaceLineEndings(""));
        var updated = await client.AskAsync("update", "UpdateRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "olds": { "struct": {{state}} }, "oldInputs": { "struct": {{wanted}} }, "news": { "struct": {{changed}} } }
            """.ReplaceLineEndings(""));
        var read = await client.AskAsync("read", "ReadRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "properties": { "struct": {{updated["properties"]!.ToJsonString()}} }, "inputs": { "struct": {{changed}} } }
            """.ReplaceLineEndings(""));
        await client.AskAsync("delete", "DeleteRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "properties": { "struct": {{updated["properties"]!.ToJsonString()}} }, "oldInputs": { "struct": {{changed}} } }
            """.ReplaceLineEndings(""));
        var gone = await client.AskAsync("read", "ReadRequest", $$"""
            { "id": "{{id}}", "urn": "{{File}}", "properties": { "struct": {} }, "inputs": { "struct": {{changed}} } }
            """.ReplaceLineEndings(""));

        hands["acceptSecrets"]!.GetValue<bool>().Should().BeTrue();
        hands["acceptOutputs"]!.GetValue<bool>().Should().BeFalse();
        config["failuresList"]!.AsArray().Should().BeEmpty();
        configured["supportspreview"]!.GetValue<bool>().Should().BeTrue();
        check["failuresList"]!.AsArray().Should().BeEmpty();
        notYet.Should().BeFalse();
        preview["id"]!.ToString().Should().BeEmpty();
        content.Should().Be("hello");
        diff["changes"]!.GetValue<int>().Should().Be(2, "DIFF_SOME");
        diff["diffsList"]!.AsArray().Select(key => key!.ToString()).Should().Equal("content");
        diff["replacesList"]!.AsArray().Should().BeEmpty();
        diff["detaileddiffMap"]!["content"]!["kind"]!.GetValue<int>().Should().Be(4, "UPDATE");
        moved["replacesList"]!.AsArray().Select(key => key!.ToString()).Should().Equal("path");
        read["id"]!.ToString().Should().Be(id);
        read["inputs"]!["content"]!.ToString().Should().Be("bye");
        System.IO.File.Exists(path).Should().BeFalse();
        gone["id"]!.ToString().Should().BeEmpty();
        (await served.Plugin.InterruptAsync()).Should().Be(0);
    }

    [NodeFact]
    public async Task What_it_refuses_and_what_it_does_not_have_says_so()
    {
        await using var served = await ServedPackage.StartAsync("fleet", isAttached: false);
        var client = served.Client;
        var check = $$"""{ "urn": "{{File}}", "olds": { "struct": {} }, "news": { "struct": { "path": "motd", "nmae": 1 } } }""";

        var early = await client.CallAsync("check", "CheckRequest", check);
        await client.AskAsync("attach", "PluginAttach", $$"""{ "address": "{{served.Engine}}" }""");
        var badConfig = await client.AskAsync("checkConfig", "CheckRequest", $$"""{ "urn": "{{Provider}}", "olds": { "struct": {} }, "news": { "struct": { "port": "many", "hots": "a" } } }""");
        var otherHost = await client.AskAsync("diffConfig", "DiffRequest", $$"""
            { "id": "1", "urn": "{{Provider}}", "olds": { "struct": { "host": "a" } }, "oldInputs": { "struct": { "host": "a" } }, "news": { "struct": { "host": "b" } } }
            """.ReplaceLineEndings(""));
        var failures = await client.AskAsync("check", "CheckRequest", check);
        var unknownType = await client.CallAsync("check", "CheckRequest", check.Replace("index:File", "index:Flie", StringComparison.Ordinal));
        var unconfigured = await client.CallAsync("create", "CreateRequest", $$"""{ "urn": "{{File}}", "properties": { "struct": { "path": "/x", "content": "" } } }""");
        var invoke = await client.CallAsync("invoke", "InvokeRequest", """{ "tok": "fleet:index:none", "args": { "struct": {} } }""");
        var malformed = await client.CallAsync("check", "CheckRequest", check.Replace(File, "nonsense", StringComparison.Ordinal));
        var missing = new List<int>();
        foreach (var (method, type, fields) in new[]
        {
            ("call", "CallRequest", """{ "tok": "fleet:index:File/x" }"""),
            ("construct", "ConstructRequest", """{ "type": "fleet:index:Stack" }"""),
            ("parameterize", "ParameterizeRequest", "{}"),
            ("list", "ListRequest", """{ "token": "fleet:index:File" }"""),
        })
        {
            missing.Add((await client.CallAsync(method, type, fields))["code"]!.GetValue<int>());
        }

        early["code"]!.GetValue<int>().Should().Be(9, "nobody has attached");
        badConfig["failuresList"]!.AsArray().Select(failure => failure!["property"]!.ToString()).Should().BeEquivalentTo("port", "hots");
        otherHost["changes"]!.GetValue<int>().Should().Be(2);
        failures["failuresList"]!.AsArray().Select(failure => failure!["property"]!.ToString()).Should().Contain(["path", "nmae"]);
        Status(unknownType).Should().Be("3: Package 'fleet' has no resource type 'fleet:index:Flie'.");
        unconfigured["code"]!.GetValue<int>().Should().Be(9);
        Status(invoke).Should().Be("3: Package 'fleet' has no function 'fleet:index:none'.");
        Status(malformed).Should().Be("3: 'nonsense' is not a resource URN.");
        missing.Should().AllBeEquivalentTo(12);
    }

    [NodeFact]
    public async Task It_tells_about_itself_and_ends_what_runs_when_it_is_cancelled()
    {
        await using var served = await ServedPackage.StartAsync("fleet");
        var client = served.Client;

        var info = await client.AskAsync("getPluginInfo", "Empty");
        var mapping = await client.AskAsync("getMapping", "GetMappingRequest", """{ "key": "terraform" }""");
        var mappings = await client.AskAsync("getMappings", "GetMappingsRequest", """{ "key": "terraform" }""");
        await client.AskAsync("cancel", "Empty");
        var afterwards = await client.CallAsync(
            "read", "ReadRequest", $$"""{ "id": "/x", "urn": "{{File}}", "properties": { "struct": {} }, "inputs": { "struct": { "path": "/x", "content": "" } } }""");

        Version.Parse(info["version"]!.ToString()).Should().BeGreaterThan(new Version(0, 0));
        mapping["provider"]!.ToString().Should().BeEmpty();
        mappings["providersList"]!.AsArray().Should().BeEmpty();
        afterwards["code"]!.GetValue<int>().Should().BeOneOf(1, 9);
    }

    private static string Status(JsonNode result) => $"{result["code"]}: {result["message"]}";
}
