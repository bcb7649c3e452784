using System.Diagnostics;
using FluentAssertions;
using Pulumi.Tests.Fakes;
using Xunit;

namespace Pulumi.Tests;

/// <summary>Whole programs, each in a process of its own, started as an engine starts them.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("action")]
    [InlineData("outputs")]
    [InlineData("async")]
    [InlineData("async-outputs")]
    [InlineData("stack")]
    [InlineData("service-provider")]
    public async Task Every_form_of_RunAsync_registers_resources_and_outputs(string program)
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, output) = await RunAsync(engine, program);

        engine.Logged.Select(log => log.Message).Should().BeEmpty();
        output.Should().BeEmpty();
        exitCode.Should().Be(0);
        engine.Registered.Select(request => request.Name).Should().Equal("proj-dev", "a");
        engine.All<Pulumirpc.RegisterResourceOutputsRequest>().Single().Outputs.Should().Be(
            Wire.Json(program is "action" or "async" ? "{}" : """{"text":"hi"}"""));
        engine.Methods[^1].Should().Be("SignalAndWaitForShutdown");
    }

    [Theory]
    [InlineData("throws", 32)]
    [InlineData("ignores-the-result", 32)]
    [InlineData("logs-an-error", 1)]
    public async Task The_exit_code_tells_how_it_went(string program, int expected)
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, _) = await RunAsync(engine, program);

        exitCode.Should().Be(expected);
        engine.Logged.Should().ContainSingle().Which.Severity.Should().Be(Pulumirpc.LogSeverity.Error);
    }

    [Fact]
    public async Task A_stack_with_an_unassigned_output_is_refused()
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, _) = await RunAsync(engine, "unassigned");

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should().Be(
            "Output(s) 'text' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
    }

    [Theory]
    [InlineData("PULUMI_MONITOR")]
    [InlineData("PULUMI_ENGINE")]
    [InlineData("PULUMI_PROJECT")]
    [InlineData("PULUMI_STACK")]
    [InlineData("PULUMI_DRY_RUN")]
    [InlineData("PULUMI_QUERY_MODE")]
    [InlineData("PULUMI_PARALLEL")]
    public async Task Without_an_engines_variable_a_program_says_that_it_needs_an_engine(string variable)
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, output) = await RunAsync(engine, "action", (variable, null));

        exitCode.Should().NotBe(0);
        output.Should().Contain("Program run without the Pulumi engine available");
        engine.Methods.Should().BeEmpty();
    }

    [Fact]
    public async Task The_environment_tells_the_program_where_it_is()
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, _) = await RunAsync(
            engine, "where", ("PULUMI_CONFIG", """{"proj:text":"hi"}"""), ("PULUMI_ORGANIZATION", "org"), ("PULUMI_DRY_RUN", "true"));

        exitCode.Should().Be(0);
        engine.All<Pulumirpc.RegisterResourceOutputsRequest>().Single().Outputs.Should().Be(
            Wire.Json("""{"where":"org/proj/dev in /project, preview True, text hi"}"""));
    }

    [Fact]
    public async Task A_dead_proxy_is_ignored()
    {
        await using var engine = await FakeEngine.StartAsync();

        var (exitCode, _) = await RunAsync(engine, "action", ("HTTP_PROXY", "http://127.0.0.1:1"), ("ALL_PROXY", "http://127.0.0.1:1"));

        exitCode.Should().Be(0);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        FakeEngine engine, string program, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ProgramTests).Assembly.Location, program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string?)[] usual =
        [
            ("PULUMI_MONITOR", engine.Settings.Monitor), ("PULUMI_ENGINE", engine.Settings.Engine),
            ("PULUMI_PROJECT", "proj"), ("PULUMI_STACK", "dev"), ("PULUMI_DRY_RUN", "false"),
            ("PULUMI_QUERY_MODE", "false"), ("PULUMI_PARALLEL", "16"), ("PULUMI_ROOT_DIRECTORY", "/project"),
        ];
        foreach (var (name, value) in usual.Concat(variables))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
