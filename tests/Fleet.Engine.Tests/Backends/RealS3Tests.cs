using System.Reflection;
using Amazon.Runtime;
using Amazon.S3;
using Fleet.Engine.Backends;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Backends.S3;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Backends;

/// <summary>The bucket store against a real server that is not Amazon's.</summary>
public sealed class RealS3Tests(RealBucket bucket) : IClassFixture<RealBucket>
{
    private static readonly StackFiles Files = new("proj", "dev");

    private static Task One(MonitorClient monitor) =>
        monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1)));

    [MachineFact("radosgw", "ceph-mon", "ceph-osd")]
    public async Task It_keeps_the_rules_of_every_store()
    {
        foreach (var rule in typeof(StoreContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            await (Task)rule.Invoke(new Rules(bucket.Open(rule.Name)), [])!;
        }
    }

    [MachineFact("radosgw", "ceph-mon", "ceph-osd")]
    public async Task A_stack_lives_there()
    {
        using var stack = new TestStack();
        stack.SetAll(("PULUMI_BACKEND_URL", bucket.Url("stack")), ("AWS_ACCESS_KEY_ID", RealS3.Id), ("AWS_SECRET_ACCESS_KEY", RealS3.Secret));
        await stack.Backend.CreateStackAsync(TestStack.Stack);

        (await stack.UpAsync(One)).Errors.Should().BeEmpty();
        stack.Cloud.LosesAnswer = "update a";
        (await stack.UpAsync(monitor => monitor.ResourceAsync("a", PropertyMap.Of(("size", 2))))).Errors.Should().NotBeEmpty();
        (await stack.UpAsync(One)).Errors.Should().BeEmpty();
        (await stack.UpAsync(One, new OperationOptions { ExpectNoChanges = true })).Errors.Should().BeEmpty();
        (await stack.DestroyAsync()).Errors.Should().BeEmpty();

        (await stack.Backend.HistoryAsync(TestStack.Stack)).Should().HaveCount(5);
        var keys = await bucket.Open("stack").ListAsync(".pulumi/fleet/journals/proj", default);
        keys.Should().BeEmpty("every journal is folded");
    }

    [MachineFact("radosgw", "ceph-mon", "ceph-osd")]
    public async Task Races_for_a_lock_have_one_holder_at_a_time()
    {
        const int Rounds = 10;
        var (wins, holders, most) = (0, 0, 0);
        var gate = new Lock();
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(racer => Task.Run(() => RaceAsync($"m{racer}"))));
        }

        TestCounts.Add($"races for the lock of a bucket on a real S3 server: {Rounds} of 4, {wins} holders, at most {most} at a time");
        most.Should().Be(1);
        wins.Should().BeGreaterThanOrEqualTo(Rounds);

        async Task RaceAsync(string name)
        {
            var locks = new StackLocks(
                bucket.Open("race"), Files, new EngineEnvironment(), new LockIdentity { ProcessId = 1, UserName = "u", HostName = name }, LeaseTimes.Default);
            try
            {
                var held = await locks.TakeAsync(LockWaiting.None, default);
                Enter(1);
                await Task.Delay(5);
                Enter(-1);
                await held.ReleaseAsync();
            }
            catch (DiagnosticException)
            {
                // Somebody else has it.
            }
        }

        void Enter(int change)
        {
            lock (gate)
            {
                holders += change;
                wins += change > 0 ? 1 : 0;
                most = Math.Max(most, holders);
            }
        }
    }

    [MachineFact("radosgw", "ceph-mon", "ceph-osd")]
    public async Task A_refusal_says_why_though_the_server_gives_no_words()
    {
        var store = S3Stores.Open(bucket.Url("stack").Replace(RealBucket.Name, "nobodys", StringComparison.Ordinal), RealBucket.Environment);

        var write = () => store.TryWriteAsync("lease", "mine"u8.ToArray(), null, default);

        (await write.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary
            .Should().StartWith("'s3://nobodys/stack/").And.EndWith("could not be written: NoSuchBucket (404).");
    }

    private sealed class Rules(IObjectStore store) : StoreContract
    {
        private protected override IObjectStore Store => store;
    }
}

/// <summary>A bucket on a real server, for the tests of one class.</summary>
public sealed class RealBucket : IAsyncLifetime
{
    /// <summary>The bucket.</summary>
    public const string Name = "fleet-state";

    private RealS3? _server;

    internal static EngineEnvironment Environment => new()
    {
        Variable = name => name switch
        {
            "AWS_ACCESS_KEY_ID" => RealS3.Id,
            "AWS_SECRET_ACCESS_KEY" => RealS3.Secret,
            _ => null,
        },
    };

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot("radosgw", "ceph-mon", "ceph-osd") is not null)
        {
            return;
        }

        _server = await RealS3.StartAsync();
        var config = new AmazonS3Config { ServiceURL = $"http://{_server.Endpoint}", ForcePathStyle = true, AuthenticationRegion = "us-east-1" };
        using var client = new AmazonS3Client(new BasicAWSCredentials(RealS3.Id, RealS3.Secret), config);
        await client.PutBucketAsync(Name);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>The URL of a place in the bucket.</summary>
    public string Url(string prefix) => $"s3://{Name}/{prefix}{_server!.Parameters}";

    internal IObjectStore Open(string prefix) => S3Stores.Open(Url(prefix), Environment);
}
