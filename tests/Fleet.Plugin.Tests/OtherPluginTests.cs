using System.Text.Json.Nodes;
using Fleet.Plugin.Tests.Kit;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Plugin.Tests;

/// <summary>The other packages behind the same executable, asked with the official Node SDK's protocol code.</summary>
public sealed class OtherPluginTests
{
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [NodeFact]
    public async Task A_local_command_keeps_what_is_secret_and_foretells_what_is_not_known()
    {
        const string urn = "urn:pulumi:dev::proj::command:local:Command::hello";
        await using var served = await ServedPackage.StartAsync("command");
        var client = served.Client;
        var inputs = $$"""
            { "create": "printf $WHO", "environment": { "WHO": { "{{Signature}}": "{{Secret}}", "value": "planted" } } }
            """;

        var check = await client.AskAsync("check", "CheckRequest", $$"""{ "urn": "{{urn}}", "olds": { "struct": {} }, "news": { "struct": {{inputs}} } }""");
        var wanted = check["inputs"]!.ToJsonString();
        var preview = await client.AskAsync("create", "CreateRequest", $$"""{ "urn": "{{urn}}", "preview": true, "properties": { "struct": {{wanted}} } }""");
        var created = await client.AskAsync("create", "CreateRequest", $$"""{ "urn": "{{urn}}", "properties": { "struct": {{wanted}} } }""");
        var failed = await client.CallAsync("create", "CreateRequest", $$"""{ "urn": "{{urn}}", "properties": { "struct": { "create": "echo broken >&2; exit 3" } } }""");

        preview["id"]!.ToString().Should().BeEmpty();
        Plain(preview["properties"]!["stdout"]!).Should().Be(Unknown);
        created["properties"]!["environment"]!["WHO"]![Signature]!.ToString().Should().Be(Secret);
        Plain(created["properties"]!["stdout"]!).Should().Be("planted");
        failed["code"]!.GetValue<int>().Should().Be(9, "the command ran, and nothing was made");
        failed["message"]!.ToString().Should().Contain("broken");
    }

    [NodeFact]
    public async Task A_random_text_is_made_once_and_replaced_when_its_length_changes()
    {
        const string urn = "urn:pulumi:dev::proj::random:index/randomString:RandomString::name";
        await using var served = await ServedPackage.StartAsync("random");
        var client = served.Client;

        var check = await client.AskAsync("check", "CheckRequest", $$"""{ "urn": "{{urn}}", "olds": { "struct": {} }, "news": { "struct": { "length": 12 } } }""");
        var wanted = check["inputs"]!.ToJsonString();
        var created = await client.AskAsync("create", "CreateRequest", $$"""{ "urn": "{{urn}}", "properties": { "struct": {{wanted}} } }""");
        var state = created["properties"]!.ToJsonString();
        var same = await DiffAsync(client, urn, state, wanted, wanted);
        var longer = await DiffAsync(client, urn, state, wanted, wanted.Replace("12", "13", StringComparison.Ordinal));

        created["properties"]!["result"]!.ToString().Should().HaveLength(12);
        same["changes"]!.GetValue<int>().Should().Be(1, "DIFF_NONE");
        longer["replacesList"]!.AsArray().Select(key => key!.ToString()).Should().Equal("length");
    }

    [NodeFact]
    public async Task A_container_is_checked_and_compared_without_an_engine()
    {
        const string urn = "urn:pulumi:dev::proj::docker:index/container:Container::web";
        await using var served = await ServedPackage.StartAsync("docker");
        var client = served.Client;

        var hands = await client.AskAsync("handshake", "ProviderHandshakeRequest", $$"""{ "engineAddress": "{{served.Engine}}" }""");
        var configured = await client.AskAsync(
            "configure", "ConfigureRequest", """{ "variables": { "map": { "docker:config:host": "unix:///nowhere/docker.sock" } } }""");
        var check = await client.AskAsync("check", "CheckRequest", $$"""{ "urn": "{{urn}}", "olds": { "struct": {} }, "news": { "struct": { "image": "nginx:1.27", "name": "web" } } }""");
        var wanted = check["inputs"]!.ToJsonString();
        var diff = await DiffAsync(client, urn, wanted, wanted, wanted.Replace("1.27", "1.28", StringComparison.Ordinal));
        var unreachable = await client.CallAsync("create", "CreateRequest", $$"""{ "urn": "{{urn}}", "properties": { "struct": {{wanted}} } }""");

        hands["acceptSecrets"]!.GetValue<bool>().Should().BeFalse();
        configured["supportspreview"]!.GetValue<bool>().Should().BeTrue();
        diff["replacesList"]!.AsArray().Select(key => key!.ToString()).Should().Equal("image");
        unreachable["code"]!.GetValue<int>().Should().Be(9);
        unreachable["message"]!.ToString().Should().Contain("/nowhere/docker.sock");
    }

    private static Task<JsonNode> DiffAsync(OfficialClient client, string urn, string state, string old, string wanted) => client.AskAsync(
        "diff",
        "DiffRequest",
        $$"""{ "id": "1", "urn": "{{urn}}", "olds": { "struct": {{state}} }, "oldInputs": { "struct": {{old}} }, "news": { "struct": {{wanted}} } }""");

    private static string Plain(JsonNode value) => (value is JsonObject secret ? secret["value"]! : value).ToString();
}
