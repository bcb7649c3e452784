using Fleet.Engine.Backends;
using Fleet.Engine.Backends.S3;
using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Backends;

/// <summary>The bucket store against a stand-in on loopback, which also does what real servers do seldom.</summary>
public sealed class S3StoreTests : StoreContract, IDisposable
{
    private readonly S3Server _server = new();
    private readonly IObjectStore _store;

    public S3StoreTests() => _store = S3Stores.Open(_server.Url, Environment);

    private protected override IObjectStore Store => _store;

    private static EngineEnvironment Environment => new()
    {
        Variable = name => name switch
        {
            "AWS_ACCESS_KEY_ID" => "id",
            "AWS_SECRET_ACCESS_KEY" => "key",
            "PULUMI_CONFIG_PASSPHRASE" => TestStack.Passphrase,
            _ => null,
        },
    };

    public void Dispose() => _server.Dispose();

    private static Task One(MonitorClient monitor) =>
        monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1)));

    [Fact]
    public async Task A_stack_lives_in_a_bucket_as_in_a_folder()
    {
        using var stack = new TestStack();
        stack.SetAll(("PULUMI_BACKEND_URL", _server.Url), ("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "key"));
        await stack.Backend.CreateStackAsync(TestStack.Stack);

        (await stack.UpAsync(One)).Errors.Should().BeEmpty();
        (await stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
        await new StateEdits(stack.Backend).ProtectAsync(TestStack.Stack, ["a"], isProtected: true);

        var keys = _server.Keys.Select(key => key["some/prefix/".Length..]).ToList();
        keys.Should().Contain(".pulumi/meta.yaml").And.Contain(".pulumi/stacks/proj/dev.json").And.Contain(".pulumi/stacks/proj/dev.json.bak");
        keys.Should().NotContain(key => key.Contains("journals", StringComparison.Ordinal) || key.Contains("locks", StringComparison.Ordinal)
            || key.Contains("probe", StringComparison.Ordinal));
        (await stack.Backend.HistoryAsync(TestStack.Stack)).Should().HaveCount(3);
        (await stack.Backend.ListStacksAsync()).Single().ResourceCount.Should().Be(3);
        (await stack.DestroyAsync()).Errors.Should().ContainSingle("it is protected");
    }

    [Fact]
    public async Task A_step_costs_one_object_and_a_run_the_same_whatever_is_recorded()
    {
        using var stack = new TestStack();
        stack.SetAll(("PULUMI_BACKEND_URL", _server.Url), ("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "key"));
        await stack.Backend.CreateStackAsync(TestStack.Stack);

        await stack.UpAsync(
            async monitor =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await monitor.ResourceAsync($"r{i}");
                }
            },
            new OperationOptions { Parallel = 1 });

        // A beginning and an end of each of ten steps, of the provider and of the stack itself, one object at most for each.
        _server.Requests.Count(request => request.StartsWith("PUT some/prefix/.pulumi/fleet/journals/", StringComparison.Ordinal))
            .Should().BeInRange(20, 28);
    }

    [Fact]
    public async Task Who_takes_over_shuts_the_one_before_out_of_its_journal()
    {
        var (zombie, taker) = (_store.Journal(".pulumi/stacks/p/s.journal", 1), _store.Journal(".pulumi/stacks/p/s.journal", 2));
        await zombie.CreateAsync("header\n"u8.ToArray(), default);
        await taker.FenceAsync(default);

        var append = () => zombie.AppendAsync("late\n"u8.ToArray(), default);

        (await append.Should().ThrowAsync<DiagnosticException>()).WithMessage("The stack's lock was taken over by someone else*");
        await taker.DeleteAsync(default);
        await zombie.Awaiting(journal => journal.AppendAsync("later\n"u8.ToArray(), default)).Should().NotThrowAsync();
        (await taker.ReadAsync(default)).Should().BeNull("parts without a beginning are no journal");
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_taken_for_somebody_elses()
    {
        await _store.TryWriteAsync("first", "x"u8.ToArray(), null, default);
        _server.LostAnswers = 1;

        (await _store.TryWriteAsync("lease", "mine"u8.ToArray(), null, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_server_that_ignores_conditions_is_refused_before_anything_is_written()
    {
        using var careless = new S3Server { HonoursConditions = false };
        var store = S3Stores.Open(careless.Url, Environment);

        var write = () => store.TryWriteAsync("lease", "mine"u8.ToArray(), null, default);

        (await write.Should().ThrowAsync<DiagnosticException>()).WithMessage("The server of the backend 's3://bucket' does not honour conditional writes*");
        careless.Keys.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_bucket_refuses_is_told_with_the_object_and_what_to_check()
    {
        var store = S3Stores.Open(_server.Url.Replace("s3://bucket/", "s3://other/", StringComparison.Ordinal), Environment);

        var read = () => store.ReadAsync(".pulumi/meta.yaml", default);

        (await read.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary.Should().StartWith("'s3://other/some/prefix/.pulumi/meta.yaml' could not be read: ");
    }

    [Theory]
    [InlineData("s3://b?region=eu-west-1", "b", "", "", false)]
    [InlineData("s3://b/a/c/?endpoint=10.0.0.1:9000&disableSSL=true&s3ForcePathStyle=true&awssdk=v2", "b", "a/c/", "http://10.0.0.1:9000", true)]
    [InlineData("s3://b?endpoint=minio.lan&use_path_style=1", "b", "", "https://minio.lan", true)]
    public void Urls_have_pulumis_parameters_old_and_new(string url, string bucket, string prefix, string endpoint, bool isPathStyle)
    {
        var parsed = S3Url.Parse(url);

        (parsed.Bucket, parsed.Prefix, parsed.Endpoint, parsed.IsPathStyle).Should().Be((bucket, prefix, endpoint, isPathStyle));
    }

    [Fact]
    public void An_address_outside_of_what_is_allowed_is_refused_before_a_socket_is_opened()
    {
        System.Environment.GetEnvironmentVariable("FLEET_ALLOW_NET").Should().NotBeNullOrEmpty("tests run with the guard set");

        var open = () => S3Stores.Open("s3://bucket?endpoint=http://10.0.0.1:9000", Environment);

        open.Should().Throw<DiagnosticException>().WithMessage("The backend 's3://bucket' is out of reach: '10.0.0.1' was not contacted*");
    }
}
