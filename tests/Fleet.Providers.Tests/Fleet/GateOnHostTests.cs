using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

/// <summary>Gates on hosts whose sshd forbids to forward: they are probed with what the host has.</summary>
public sealed class GateOnHostTests
{
    private const string Gate = "fleet:index:HealthGate";

    private static readonly string[] Always = ["sh", "grep", "head", "timeout", "env", "dd", "cat"];

    [MachineFact("sshd", "ssh", "curl", "wget", "busybox")]
    public async Task Each_tool_of_a_host_is_enough()
    {
        // A redirect that nobody must follow.
        await using var server = new AnswerServer("HTTP/1.1 301 Moved\r\nLocation: /other\r\n");
        using var folder = new TempFolder();
        foreach (var tool in new[] { "curl", "wget", "bash", "nc" })
        {
            var seen = server.Requests.Count;
            await using var sshd = await StartAsync(folder, tool);
            await using var session = await ProviderSession.OpenAsync(sshd);

            if (tool != "wget")
            {
                await session.CreateAsync(Gate, Of(("tcp", Of(("host", "127.0.0.1"), ("port", server.Port)))));
            }

            await session.CreateAsync(Gate, Of(("http", Of(
                ("url", $"http://127.0.0.1:{server.Port}/health?x=1"), ("hostHeader", "a.example"), ("status", PropertyValue.Of(301))))));

            server.Requests.Skip(seen).Should().ContainSingle(
                request => request.StartsWith("GET /health?x=1 HTTP/1.1\r\n", StringComparison.Ordinal)
                    && request.Contains("Host: a.example\r\n", StringComparison.Ordinal), tool);
            sshd.Logins.Should().Be(1);
        }
    }

    [MachineFact("sshd", "ssh", "curl")]
    public async Task A_host_without_any_says_what_to_do()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder, "true");
        await using var session = await ProviderSession.OpenAsync(sshd);

        var create = () => session.CreateAsync(Gate, Of(("http", Of(("url", "http://127.0.0.1:1/")))));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage(
            $"'root@127.0.0.1:{sshd.Port}' forbids to forward connections, and has no curl, wget, bash or nc to probe with.\n*");
    }

    [MachineFact("sshd", "ssh", "curl")]
    public async Task Nobody_there_is_an_answer_like_any_other()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder, "curl");
        await using var session = await ProviderSession.OpenAsync(sshd);

        var create = () => session.CreateAsync(Gate, Of(("http", Of(("url", "http://127.0.0.1:1/"))), ("timeoutSeconds", 1)));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage("*was not healthy*the last answer: no answer.\ncurl: (7)*");
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_gate_may_want_more_than_one_good_answer_in_a_row()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        using var folder = new TempFolder();

        // Good at the first, third and fourth time of asking.
        await session.CreateAsync(Gate, Of(
            ("successes", 2),
            ("command", Of(("command", $"cd {folder.Path}; echo x >>n; [ $(wc -l <n) -ne 2 ]")))));

        (await File.ReadAllLinesAsync(folder["n"])).Should().HaveCount(4);
    }

    private static Task<RealSshd> StartAsync(TempFolder folder, string tool)
    {
        var bin = Directory.CreateDirectory(folder[$"with-{tool}"]).FullName;
        foreach (var name in Always.Append(tool).Distinct())
        {
            var target = name == "nc" ? "/usr/bin/busybox" : $"/usr/bin/{name}";
            File.CreateSymbolicLink(Path.Combine(bin, name), target);
        }

        return RealSshd.StartAsync("AllowTcpForwarding no", $"SetEnv PATH={bin}");
    }
}
