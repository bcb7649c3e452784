using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class StackReferenceTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static async Task<PropertyMap> ReadAsync(MonitorClient monitor, string name)
    {
        var response = await monitor.Channel.CallAsync(MonitorMethods.ReadResource, new ReadResourceRequest
        {
            Type = "pulumi:pulumi:StackReference",
            Name = name,
            Id = name,
            Parent = monitor.StackUrn,
            Properties = PropertyCodec.Encode(PropertyMap.Of(("name", name))),
            AcceptSecrets = true,
        });
        return PropertyCodec.Decode(response.Properties);
    }

    [Fact]
    public async Task Outputs_of_another_stack_are_read_with_their_secrets()
    {
        await _stack.UpAsync(monitor => monitor.OutputsAsync(
            monitor.StackUrn, PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1))));
        await _stack.Backend.CreateStackAsync("other");
        var seen = PropertyMap.Empty;
        Func<MonitorClient, Task> program = async monitor =>
        {
            seen = await ReadAsync(monitor, "organization/proj/dev");
            await monitor.ResourceAsync("a", PropertyMap.Of(("password", seen.Find("outputs")!.AsMap().Find("password")!)));
        };

        var preview = await _stack.PreviewAsync(program, "other");
        var run = await _stack.UpAsync(program, "other");
        var again = await _stack.UpAsync(program, "other", new OperationOptions { ExpectNoChanges = true });

        preview.Errors.Should().BeEmpty();
        run.Errors.Should().BeEmpty();
        again.Errors.Should().BeEmpty();
        seen.Find("outputs").Should().Be((PropertyValue)PropertyMap.Of(
            ("password", new PropertyValue.Secret("hunter2")), ("size", 1)));
        seen.Find("secretOutputNames").Should().Be(PropertyValue.Of("password"));
        Directory.GetFiles(_stack.Folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().NotContain(text => text.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_named()
    {
        var run = await _stack.UpAsync(monitor => ReadAsync(monitor, "organization/proj/nowhere"));

        run.Errors.Should().Contain(error => error.StartsWith(
            "The program reads outputs of the stack 'organization/proj/nowhere', which does not exist in '", StringComparison.Ordinal));
    }
}
