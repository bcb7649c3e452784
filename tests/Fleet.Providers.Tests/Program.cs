using System.Text.Json;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests;

/// <summary>
/// Started by tests as a process with another home folder. <c>engines IMAGE HOST OPTIONS [HOST OPTIONS …]</c> has a docker
/// provider make and remove a container on each host, with options as JSON; <c>command CONNECTION</c> runs a command over a
/// connection, given as JSON. Both print what came of it.
/// </summary>
internal static class Program
{
    public static Task Main(string[] arguments) => arguments switch
    {
        ["engines", var image, .. var hosts] => EnginesAsync(image, hosts),
        ["command", var connection] => CommandAsync(connection),
        _ => Task.CompletedTask,
    };

    private static async Task EnginesAsync(string image, string[] hosts)
    {
        await using var session = await ProviderSession.OpenAsync("docker");
        foreach (var (host, options) in hosts.Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            var urn = Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas");
            var provider = (await session.Builtin.LoadAsync("docker", "", session, default))!;
            await provider.ConfigureAsync(new ConfigureRequest(urn, Of(("host", host), ("sshOpts", options))), default);
            var program = Of(("image", image), ("name", "far"), ("command", PropertyValue.Of(["/bin/rest"])), ("destroyGraceSeconds", 1));
            var container = ProviderSession.Urn("docker:index/container:Container", "far");
            var inputs = (await provider.CheckAsync(new CheckRequest(container, Empty, program), default)).Inputs;
            var made = await provider.CreateAsync(new CreateRequest(container, inputs, null, false), default);
            await provider.DeleteAsync(new DeleteRequest(container, made.Id, inputs, made.Outputs, null), default);
            Console.WriteLine($"'{made.Outputs["name"].AsText()}' was there");
        }
    }

    private static async Task CommandAsync(string connection)
    {
        await using var session = await ProviderSession.OpenAsync("command");
        var made = await session.CreateAsync(
            "command:remote:Command",
            Of(("connection", Read(JsonDocument.Parse(connection).RootElement)), ("create", "echo $SSH_CONNECTION")));
        Console.WriteLine(made.Outputs["stdout"].AsText());
    }

    private static PropertyValue Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => From(value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value)))),
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetString(),
    };
}
