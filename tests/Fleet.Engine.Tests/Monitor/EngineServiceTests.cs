using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using FluentAssertions;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

public sealed class EngineServiceTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    [Fact]
    public async Task Log_lines_become_events_with_their_resource_stream_and_passing_nature()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.Channel.CallAsync(EngineMethods.Log, new LogRequest
            {
                Severity = LogSeverity.Info,
                Message = "pulling\n",
                Urn = TestStack.Urn("a"),
                StreamId = 7,
                Ephemeral = true,
            });
            await monitor.Channel.CallAsync(EngineMethods.Log, new LogRequest { Severity = LogSeverity.Warning, Message = "careful" });
            await monitor.Channel.CallAsync(EngineMethods.Log, new LogRequest { Message = "details", Urn = "no urn" });
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        var lines = run.Events.OfType<DiagnosticEvent>().ToList();
        lines.Select(line => (line.Diagnostic.Severity, line.Diagnostic.Summary, line.Diagnostic.Urn.Text, line.StreamId, line.IsEphemeral))
            .Should().Equal(
                (Severity.Info, "pulling", TestStack.Urn("a"), 7, true),
                (Severity.Warning, "careful", "", 0, false),
                (Severity.Debug, "details", "", 0, false));
    }

    [Fact]
    public async Task A_logged_error_is_an_error_and_does_not_fail_the_run_by_itself()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.Channel.CallAsync(EngineMethods.Log, new LogRequest { Severity = LogSeverity.Error, Message = "odd" });
            await monitor.ResourceAsync("a");
        });

        run.Result.Outcome.Should().Be(OperationOutcome.Succeeded);
        run.Errors.Should().Equal("odd");
        _stack.Cloud.Names.Should().Equal("a");
    }

    [Fact]
    public async Task The_root_resource_is_what_the_program_has_said()
    {
        var roots = new List<string>();

        await _stack.UpAsync(async monitor =>
        {
            roots.Add((await monitor.Channel.CallAsync(EngineMethods.GetRootResource, new GetRootResourceRequest())).Urn);
            await monitor.Channel.CallAsync(EngineMethods.SetRootResource, new SetRootResourceRequest { Urn = monitor.StackUrn });
            roots.Add((await monitor.Channel.CallAsync(EngineMethods.GetRootResource, new GetRootResourceRequest())).Urn);
        });

        roots.Should().Equal("", "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev");
    }

    [Theory]
    [InlineData(">=3.100.0 <4.0.0", null)]
    [InlineData(">=4.0.0", "The program requires Pulumi '>=4.0.0'; this engine is like 3.260.0.")]
    [InlineData("the newest", "'the newest' is not a range of versions such as '>=3.1.0 <4.0.0'.")]
    public async Task A_program_may_require_a_version(string range, string? message)
    {
        string? said = null;

        await _stack.PreviewAsync(async monitor =>
        {
            try
            {
                await monitor.Channel.CallAsync(
                    EngineMethods.RequirePulumiVersion, new RequirePulumiVersionRequest { PulumiVersionRange = range });
            }
            catch (RpcStatusException exception)
            {
                said = exception.Message;
            }
        });

        said.Should().Be(message);
    }

    [Fact]
    public async Task A_program_that_waits_for_a_debugger_says_so()
    {
        var run = await _stack.PreviewAsync(async monitor => await monitor.Channel.CallAsync(
            EngineMethods.StartDebugging,
            new StartDebuggingRequest
            {
                Message = "port 9229",
                Config = new Struct { Fields = { ["port"] = Value.ForNumber(9229) } },
            }));

        var said = run.Events.OfType<DiagnosticEvent>().Single().Diagnostic;
        said.Should().Be(new Diagnostic(Severity.Info, "A debugger is waited for: port 9229") { Detail = "{ \"port\": 9229 }" });
    }

    [Fact]
    public async Task Saying_twice_that_it_is_done_is_an_error_to_the_program()
    {
        var told = new List<StatusCode>();

        await _stack.UpAsync(async monitor =>
        {
            async Task SignalAsync()
            {
                try
                {
                    await monitor.SignalAsync();
                }
                catch (RpcStatusException exception)
                {
                    told.Add(exception.StatusCode);
                }
            }

            await Task.WhenAll(SignalAsync(), SignalAsync());
        });

        told.Should().Equal(StatusCode.FailedPrecondition);
    }
}
