using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

public sealed class ReadTests : IDisposable
{
    private readonly TestStack _stack = new();

    public ReadTests()
    {
        foreach (var id in new[] { "x-1", "x-2" })
        {
            _ = Urn.TryParse(TestStack.Urn("elsewhere"), out var urn);
            _stack.Cloud.Objects[id] = new FakeObject(id, urn, PropertyMap.Of(("size", 7)), "running");
        }
    }

    public void Dispose() => _stack.Dispose();

    private static async Task<PropertyMap> ReadAsync(
        MonitorClient monitor, string id, Action<ReadResourceRequest>? options = null)
    {
        var request = new ReadResourceRequest
        {
            Id = id,
            Type = "fake:index:Thing",
            Name = "read",
            Parent = monitor.StackUrn,
            AcceptSecrets = true,
        };
        options?.Invoke(request);
        return PropertyCodec.Decode((await monitor.Channel.CallAsync(MonitorMethods.ReadResource, request)).Properties);
    }

    [Fact]
    public async Task An_object_is_read_recorded_as_anothers_and_forgotten_without_being_touched()
    {
        PropertyMap? read = null;

        var first = await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("a");
            read = await ReadAsync(monitor, "x-1", request =>
            {
                request.Dependencies.Add(a.Urn);
                request.AdditionalSecretOutputs.Add("size");
                request.SourcePosition = new SourcePosition
                {
                    Uri = new Uri(_stack.Folder["index.ts"]).AbsoluteUri,
                    Line = 3,
                    Column = 5,
                };
                request.StackTrace = new StackTrace { Frames = { new StackFrame { Pc = request.SourcePosition } } };
            });
        });
        var state = (await _stack.StateAsync()).Resources.Single(resource => resource.Urn.Name == "read");
        var again = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a");
            await ReadAsync(monitor, "x-2");
        });
        var gone = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        first.Errors.Should().BeEmpty();
        read.Should().Equal(PropertyMap.Of(
            ("size", new PropertyValue.Secret(7)), ("id", "x-1"), ("state", "running")));
        state.IsExternal.Should().BeTrue();
        state.Id.Should().Be("x-1");
        state.Dependencies.Select(urn => urn.Name).Should().Equal("a");
        state.SourcePosition.Should().Be("project://index.ts#3,5");
        state.StackTrace.Should().Equal("project://index.ts#3,5");
        again.Steps.Should().Equal("read-replacement read");
        gone.Steps.Should().Equal("discard read");
        _stack.Cloud.Objects.Should().ContainKeys("x-1", "x-2");
    }

    [Fact]
    public async Task Secrets_are_plain_for_a_program_that_takes_none()
    {
        PropertyMap? read = null;

        await _stack.UpAsync(async monitor => read = await ReadAsync(monitor, "x-1", request =>
        {
            request.AcceptSecrets = false;
            request.AdditionalSecretOutputs.Add("size");
        }));

        read!.Find("size").Should().Be((PropertyValue)7);
    }

    [Fact]
    public async Task An_object_that_is_not_there_fails_the_run()
    {
        var run = await _stack.UpAsync(monitor => ReadAsync(monitor, "nowhere"));

        run.Errors.Should().Equal("There is no object 'nowhere' of type 'fake:index:Thing' to read.");
    }

    [Fact]
    public async Task An_id_that_is_not_known_yet_reads_nothing()
    {
        ReadResourceResponse? response = null;

        var run = await _stack.PreviewAsync(async monitor => response = await monitor.Channel.CallAsync(
            MonitorMethods.ReadResource,
            new ReadResourceRequest
            {
                Id = Signatures.Unknown,
                Type = "fake:index:Thing",
                Name = "read",
                Parent = monitor.StackUrn,
            }));

        run.Errors.Should().BeEmpty();
        response!.Unknown.Should().BeTrue();
        response.Properties.Fields.Should().BeEmpty();
        _stack.Cloud.Calls.Should().NotContain("read read");
    }

    [Fact]
    public async Task Whether_an_object_exists_is_told_without_taking_it_into_the_stack()
    {
        var answers = new List<ExistsResourceResponse>();

        var run = await _stack.UpAsync(async monitor =>
        {
            foreach (var id in new[] { "x-1", "nowhere", Signatures.Unknown })
            {
                answers.Add(await monitor.Channel.CallAsync(
                    MonitorMethods.ExistsResource, new ExistsResourceRequest { Type = "fake:index:Thing", Id = id }));
            }
        });

        run.Errors.Should().BeEmpty();
        answers.Should().Equal(
            new ExistsResourceResponse { Exists = true },
            new ExistsResourceResponse(),
            new ExistsResourceResponse { Unknown = true });
        (await _stack.RecordedAsync()).Should().BeEmpty();
    }
}
