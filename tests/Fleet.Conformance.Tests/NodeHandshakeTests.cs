using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Pulumirpc;

namespace Fleet.Conformance.Tests;

/// <summary>The official Node.js SDK talks to our transport: what it sends is what we understand, and the other way round.</summary>
public sealed class NodeHandshakeTests
{
    private static readonly Dictionary<string, string> Config = new()
    {
        ["proj:greeting"] = "hi",
        ["proj:password"] = "hunter2",
    };

    private static readonly Urn Stack = Urn.Create("dev", "proj", default, Urn.RootStackType, "proj-dev");

    [NodeFact]
    public async Task A_Node_program_registers_its_resources_and_ends_well()
    {
        await using var monitor = await RecordingMonitor.StartAsync();

        var result = await Node.RunAsync("handshake", monitor.Address, Config, "proj:password");

        result.Should().Be(new NodeResult(0, ""));
        monitor.Of<LogRequest>().Where(log => log.Severity >= LogSeverity.Warning).Should().BeEmpty();
        monitor.Of<SupportsFeatureRequest>().Select(request => request.Id)
            .Should().Contain(["secrets", "resourceReferences", "outputValues", "aliasSpecs"]);
        monitor.Of<SetRootResourceRequest>().Single().Urn.Should().Be(Stack.Text);
        monitor.Of<RegisterResourceRequest>().Select(request => $"{request.Type} {request.Name} {request.Parent}")
            .Should().Equal(
                "pulumi:pulumi:Stack proj-dev ",
                $"test:index:Thing first {Stack}",
                $"test:index:Thing second {Stack}");
        monitor.Shutdowns.Should().Be(1);
        monitor.Requests.Where(request => request is not LogRequest).Last().Should().BeOfType<RegisterResourceOutputsRequest>();
    }

    [NodeFact]
    public async Task Values_of_a_Node_program_arrive_as_they_were_meant()
    {
        await using var monitor = await RecordingMonitor.StartAsync();

        await Node.RunAsync("handshake", monitor.Address, Config, "proj:password");

        var first = Urn.Create("dev", "proj", Stack, "test:index:Thing", "first");
        var requests = monitor.Of<RegisterResourceRequest>().ToDictionary(request => request.Name);
        PropertyCodec.Decode(requests["first"].Object).Should().Equal(PropertyMap.Of(
            ("greeting", "hi"),
            ("password", new PropertyValue.Secret("hunter2")),
            ("nested", PropertyMap.Of(
                ("list", PropertyValue.Of(1, 2.5, true, PropertyValue.Null.Instance, "Grüße")),
                ("empty", PropertyMap.Empty)))));
        PropertyCodec.Decode(requests["second"].Object).Should().Equal(PropertyMap.Of(
            ("copied", new PropertyValue.Secret("hunter2")),
            ("of", new PropertyValue.ResourceReference(first, "id-first", "")),
            ("note", new PropertyValue.Asset { Content = "hello" })));
        requests["second"].Dependencies.Should().Equal(first.Text);
        PropertyCodec.Decode(monitor.Of<RegisterResourceOutputsRequest>().Single().Outputs).Should().Equal(PropertyMap.Of(
            ("greeting", "hi"),
            ("password", new PropertyValue.Secret("hunter2")),
            ("id", "id-second")));
    }
}
