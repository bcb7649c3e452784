using System.Diagnostics;
using System.Text.Json.Nodes;
using Fleet.Conformance.Tests;
using Fleet.TestKit;

namespace Fleet.Plugin.Tests.Kit;

/// <summary>A client made of the official Node SDK's protocol code: it sends what it is told and says what came back.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private readonly Process _node;

    private OfficialClient(Process node) => _node = node;

    public static async Task<OfficialClient> StartAsync(int port)
    {
        await Node.InstallAsync();
        string[] arguments =
        [
            Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Plugin.Tests", "node", "client.js"),
            Path.Combine(Node.Folder, "node_modules"),
            $"127.0.0.1:{port}",
        ];
        return new OfficialClient(Process.Start(
            new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Calls a method with a message whose fields are JSON; structured ones are wrapped as <c>{"struct": …}</c>.</summary>
    /// <returns><c>answer</c>, or <c>code</c>, <c>message</c> and <c>details</c>.</returns>
    public async Task<JsonNode> CallAsync(string method, string type, string fields = "{}")
    {
        var call = new JsonObject { ["method"] = method, ["type"] = type, ["fields"] = JsonNode.Parse(fields) };
        await _node.StandardInput.WriteLineAsync(call.ToJsonString());
        var line = await _node.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return JsonNode.Parse(line ?? throw new InvalidOperationException("The client has ended."))!;
    }

    /// <summary>Calls a method that answers.</summary>
    public async Task<JsonNode> AskAsync(string method, string type, string fields = "{}")
    {
        var result = await CallAsync(method, type, fields);
        return result["answer"] ?? throw new InvalidOperationException($"'{method}' failed: {result.ToJsonString()}");
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
