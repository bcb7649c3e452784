using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

public sealed class GateTests
{
    private const string Gate = "fleet:index:HealthGate";

    [Fact]
    public async Task A_gate_has_exactly_one_probe_and_each_its_rules()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Gate, Empty)).Should().Equal(
            ": A gate needs one of 'http', 'tcp', 'container' or 'command'.");
        (await session.FailuresAsync(Gate, Of(
            ("tcp", Of(("host", "127.0.0.1"), ("port", 1))), ("command", Of(("command", "true")))))).Should().Equal(
            ": A gate has one probe, not 2: tcp, command. Declare a gate for each.");
        (await session.FailuresAsync(Gate, Of(
            ("http", Of(("url", "ftp://x"), ("container", "y"), ("path", "z"), ("status", PropertyValue.Of(7)))))))
            .Should().Equal(
                "http: Give either 'url' or 'container' with 'port'.",
                "http.url: 'ftp://x' is not an http or https address.",
                "http.port: Input 'port' is missing.",
                "http.path: 'z' does not start with a slash.",
                "http.status: Every status is a number from 100 to 599.");
    }

    [Fact]
    public async Task A_changed_trigger_asks_again_and_nothing_else_does()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        var program = Of(("command", Of(("command", "true"))), ("triggers", PropertyValue.Of("a", "b")));
        var made = await session.CreateAsync(Gate, program);

        (await session.ChangesAsync(made, program)).Should().BeEmpty();
        (await session.ChangesAsync(made, program.With("triggers", PropertyValue.Of("a", "c"))))
            .Should().Equal("triggers[1] Update");
    }

    [Fact]
    public async Task An_http_gate_waits_for_a_good_status()
    {
        await using var server = new AnswerServer("HTTP/1.1 503 Starting\r\n", "HTTP/1.1 204 Fine\r\n");
        await using var session = await ProviderSession.OpenAsync("fleet");

        await session.CreateAsync(Gate, Of(("http", Of(("url", $"http://127.0.0.1:{server.Port}/health"), ("hostHeader", "a.example")))));

        server.Requests.Should().HaveCount(2).And.AllSatisfy(request =>
            request.Should().StartWith("GET /health HTTP/1.1\r\nHost: a.example\r\n"));
        session.Reports.Select(report => report.Summary).Should().Equal(
            $"Waiting for http://127.0.0.1:{server.Port}/health: status 503 Starting.");
    }

    [Fact]
    public async Task A_gate_that_stays_shut_tells_the_last_answer_and_how_long_it_tried()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var create = () => session.CreateAsync(Gate, Of(
            ("command", Of(("command", "echo not yet; exit 4"))), ("timeoutSeconds", 1)));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().MatchRegex(
            "^Gate 'thing' on 'this machine': command 'echo not yet; exit 4' was not healthy within [01] s \\([12] (try|tries)\\); "
            + "the last answer: exit code 4\\.\nnot yet\nSee why it does not answer, or give it more time with 'timeoutSeconds'\\.$");
    }

    [Fact]
    public async Task A_tcp_gate_tells_a_closed_port()
    {
        await using var server = new AnswerServer();
        await using var session = await ProviderSession.OpenAsync("fleet");

        await session.CreateAsync(Gate, Of(("tcp", Of(("host", "127.0.0.1"), ("port", server.Port)))));
        var closed = () => session.CreateAsync(Gate, Of(
            ("tcp", Of(("host", "127.0.0.1"), ("port", 1))), ("timeoutSeconds", 1)));

        await closed.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "*127.0.0.1:1 was not healthy*the last answer: '127.0.0.1:1' did not answer this machine: Connection refused*");
    }

    [Fact]
    public async Task A_secret_in_a_probe_is_not_shown()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var create = () => session.CreateAsync(Gate, Of(
            ("command", Of(("command", new PropertyValue.Secret("echo planted-secret; exit 1")))), ("timeoutSeconds", 1)));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().NotContain("echo planted-secret");
    }
}
