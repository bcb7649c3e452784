using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>What the program registers for Studio60's own machines.</summary>
public class Studio60PlanTests
{
    [Fact]
    public async Task Its_own_stack_has_the_five_machines_where_they_are_declared_and_the_managed_database_outside()
    {
        var run = await ProgramRun.StartAsync("studio60", StackFile.Read("studio60"));

        run.ExitCode.Should().Be(0, string.Join('\n', run.Engine.Logged.Append(run.Output)));
        run.Engine.Registered.Where(each => each.Type == "pulumi:providers:docker")
            .Select(each => (each.Name, PropertyCodec.Decode(each.Object).Find("host")!.AsText())).Should().BeEquivalentTo(
            [
                ("s60-sentinel/docker", "ssh://root@49.13.168.234:22"), ("s60-hub-alfa/docker", "ssh://root@178.104.40.167:22"),
                ("s60-prod-alfa/docker", "ssh://root@178.104.36.211:22"), ("s60-argus/docker", "ssh://root@100.110.6.46:22"),
                ("s60-cerebro/docker", "ssh://root@100.72.164.58:22"),
            ]);
        var server = PropertyCodec.Decode(run.Engine.Registered.Single(each => each.Type == "fleet:index:PostgresRoles").Object);
        (server.Find("user")!.AsText(), server.Find("port")!.AsNumber(), server.Find("isolation")!.AsText())
            .Should().Be(("doadmin", 25060, "declared"));
        server.Find("host")!.AsText().Should().StartWith("PLACEHOLDER: ");
    }
}
