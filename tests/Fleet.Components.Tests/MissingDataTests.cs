using Fleet.Document;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>The stacks of real machines as they are in the repository: their addresses are not allowed here, and some data is missing.</summary>
public class MissingDataTests
{
    private static readonly (string, string) OnlyTheLab = ("FLEET_ALLOW_NET", "127.0.0.0/8,198.18.0.0/15");

    [Theory]
    [InlineData("prod")]
    [InlineData("homelab")]
    [InlineData("studio60")]
    public async Task A_preview_goes_on_with_values_that_are_not_known_and_only_warns(string stack)
    {
        var run = await ProgramRun.StartAsync(stack, StackFile.Read(stack), null, OnlyTheLab, ("PULUMI_DRY_RUN", "true"));

        run.ExitCode.Should().Be(0, string.Join('\n', run.Engine.Logged.Append(run.Output)));
        run.Engine.Logged.Should().Contain(line => line.StartsWith("Warning [address-refused] ")).And.NotContain(line => line.StartsWith("Error"));
        var providers = run.Engine.Registered.Where(each => each.Type == "pulumi:providers:fleet").ToList();
        providers.Should().NotBeEmpty().And.OnlyContain(
            each => PropertyCodec.Decode(each.Object).Find("hostKey") is PropertyValue.Unknown, "a place for a key is no key");
    }

    [Fact]
    public async Task The_model_of_real_machines_is_written_where_only_the_lab_may_be_contacted()
    {
        using var folder = new TempFolder();
        var config = StackFile.Text(StackFile.Read("prod"));
        var (exitCode, output) = await ProgramRun.StartAsync(("FLEET_MODEL", folder["model.json"]), ("PULUMI_CONFIG", config), OnlyTheLab);

        (exitCode, output).Should().Be((0, ""));
        ModelDocument.Parse(await File.ReadAllTextAsync(folder["model.json"])).Findings
            .Should().NotContain(finding => finding.Severity == "error" || finding.Message.Contains("'PLACEHOLDER'"));
    }
}
