using System.Collections.Immutable;
using FluentAssertions;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Pulumi.Testing;
using Pulumi.Tests.Fakes;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Tests.Testing;

/// <summary>Programs under test, as their authors test them: with mocks and without an engine.</summary>
public sealed class MockTests
{
    [Fact]
    public async Task A_stack_class_is_tested_with_its_resources()
    {
        var mocks = new RecordingMocks { Computed = made => made.Type!.EndsWith(":Volume", StringComparison.Ordinal) ? [("mountpoint", "/data")] : [] };

        var resources = await Deployment.TestAsync<WebStack>(mocks);

        resources.Select(resource => resource.GetResourceName()).Should().BeEquivalentTo("project-stack", "data", "web");
        var stack = resources.OfType<WebStack>().Single();
        (await OutputUtilities.GetValueAsync(stack.Path)).Should().Be("/data");
        var web = mocks.Made.Single(made => made.Name == "web");
        (web.Type, web.Provider, web.Id).Should().Be(("docker:index/container:Container", "", ""));
        web.Inputs["image"].Should().Be("nginx:1.27");
        web.Inputs["envs"].Should().BeEquivalentTo(new object[] { "A=1" });
        ((ImmutableDictionary<string, object?>)((ImmutableArray<object?>)web.Inputs["ports"])[0]!)["internal"].Should().Be(80.0);
        mocks.Registered.Single().Outputs.Keys.Should().BeEquivalentTo("path");
    }

    [Fact]
    public async Task A_function_is_tested_with_its_outputs_and_without_a_stack_of_its_own()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
            new Dictionary<string, object?> { ["id"] = new Thing("thing").Id });

        resources.Should().ContainSingle().Which.GetResourceName().Should().Be("thing");
        (await OutputUtilities.GetValueAsync((Output<string>)outputs["id"]!)).Should().Be("thing-id");
    }

    [Fact]
    public async Task Asynchronous_programs_are_awaited()
    {
        var fromTask = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Thing("late");
        });
        var (fromResult, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Thing("later");
            return new Dictionary<string, object?> { ["answer"] = 42 };
        });

        fromTask.Single().GetResourceName().Should().Be("late");
        fromResult.Single().GetResourceName().Should().Be("later");
        outputs["answer"].Should().Be(42);
    }

    [Fact]
    public async Task A_service_provider_makes_the_stack()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<ServedStack>(
            new RecordingMocks(), new OneService(typeof(ServedStack), () => new ServedStack("served")));

        resources.Select(resource => resource.GetResourceName()).Should().Contain("served");
    }

    [Fact]
    public async Task Options_tell_the_program_where_it_is()
    {
        var seen = "";
        var options = new TestOptions
        {
            ProjectName = "shop",
            StackName = "prod",
            OrganizationName = "acme",
            RootDirectory = "/shop",
            IsPreview = false,
        };

        await Deployment.TestAsync(new EmptyMocks(), options, () =>
        {
            var instance = Deployment.Instance;
            seen = $"{instance.OrganizationName}/{instance.ProjectName}/{instance.StackName} {instance.RootDirectory} {instance.IsDryRun}";
        });
        seen.Should().Be("acme/shop/prod /shop False");

        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            var instance = Deployment.Instance;
            seen = $"{instance.OrganizationName}/{instance.ProjectName}/{instance.StackName} {instance.IsDryRun}";
        });
        seen.Should().Be("organization/project/stack True");
    }

    [Fact]
    public async Task Secrets_reach_mocks_as_plain_values_and_stay_secret_in_the_program()
    {
        var mocks = new RecordingMocks();

        var (_, outputs) = await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var provider = new Docker.Provider("host", new Docker.ProviderArgs { KeyMaterial = "hush" });
            var secret = Output.CreateSecret("hush");
            return new Dictionary<string, object?> { ["secret"] = secret, ["key"] = provider.KeyMaterial };
        });

        mocks.Made.Single().Inputs["keyMaterial"].Should().Be("hush");
        var registered = mocks.Registered.Single().Outputs;
        (await Output.IsSecretAsync(registered["secret"])).Should().BeTrue();
        (await OutputUtilities.GetValueAsync(registered["secret"])).Should().Be("hush");
        outputs.Keys.Should().BeEquivalentTo("secret", "key");
    }

    [Fact]
    public async Task What_a_mock_leaves_out_is_unknown_in_previews_and_null_otherwise()
    {
        async Task<bool> IsKnownAsync(bool isPreview)
        {
            var (_, outputs) = await Deployment.TestAsync(
                new RecordingMocks(),
                new TestOptions { IsPreview = isPreview },
                () => new Dictionary<string, object?> { ["computed"] = new Thing("thing").Computed });
            return await OutputUtilities.GetIsKnownAsync((Output<string?>)outputs["computed"]!);
        }

        (await IsKnownAsync(isPreview: true)).Should().BeFalse();
        (await IsKnownAsync(isPreview: false)).Should().BeTrue();
    }

    [Fact]
    public async Task Functions_and_methods_are_answered_by_the_mock()
    {
        var mocks = new RecordingMocks
        {
            Answer = call => call.Token!.EndsWith("terraformConfig", StringComparison.Ordinal)
                ? new Dictionary<string, object> { ["result"] = new Dictionary<string, object> { ["host"] = "h" } }
                : new Dictionary<string, object> { ["id"] = "sha256:1", ["name"] = call.Args["name"], ["repoDigest"] = "d" },
        };

        var (_, outputs) = await Deployment.TestAsync(mocks, new TestOptions(), () => new Dictionary<string, object?>
        {
            ["digest"] = GetRemoteImage.Invoke(new GetRemoteImageInvokeArgs { Name = "nginx" }).Apply(image => image.RepoDigest),
            ["host"] = new Docker.Provider("p").TerraformConfig().Apply(config => (string)config.Result["host"]),
        });

        (await OutputUtilities.GetValueAsync((Output<string>)outputs["digest"]!)).Should().Be("d");
        (await OutputUtilities.GetValueAsync((Output<string>)outputs["host"]!)).Should().Be("h");
        mocks.Called.Select(call => call.Token).Should().BeEquivalentTo(
            "docker:index/getRemoteImage:getRemoteImage", "pulumi:providers:docker/terraformConfig");
    }

    [Fact]
    public async Task Another_stacks_outputs_are_what_the_mock_says()
    {
        var mocks = new RecordingMocks
        {
            Computed = made => made.Type == "pulumi:pulumi:StackReference"
                ? [("outputs", new Dictionary<string, object> { ["url"] = "http://x" }), ("secretOutputNames", Array.Empty<string>())]
                : [],
        };

        var (_, outputs) = await Deployment.TestAsync(mocks, new TestOptions(), () => new Dictionary<string, object?>
        {
            ["url"] = new StackReference("acme/net/prod").RequireOutput("url"),
        });

        (await OutputUtilities.GetValueAsync((Output<object>)outputs["url"]!)).Should().Be("http://x");
        mocks.Made.Single().Id.Should().Be("acme/net/prod");
    }

    [Fact]
    public async Task Of_a_parents_types_the_first_is_kept_in_URNs()
    {
        var (_, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            Thing? inner = null;
            Group.Make("outer", outer => Group.Make("middle", new() { Parent = outer }, middle =>
                inner = new Thing("inner", null, new() { Parent = middle })));
            return new Dictionary<string, object?> { ["urn"] = inner!.Urn };
        });

        (await OutputUtilities.GetValueAsync((Output<string>)outputs["urn"]!))
            .Should().Be("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::inner");
    }

    [Fact]
    public async Task An_exception_fails_the_test_with_its_message()
    {
        var act = () => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), (Action)(() => throw new RunException("no luck")));

        await act.Should().ThrowAsync<RunException>().WithMessage("no luck");
    }

    [Fact]
    public async Task Several_errors_fail_the_test_with_all_of_them()
    {
        var act = () => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        });

        var thrown = await act.Should().ThrowAsync<AggregateException>();
        thrown.Which.InnerExceptions.Select(error => error.Message).Should().BeEquivalentTo("first", "second");
    }

    [Fact]
    public async Task An_answer_that_is_no_dictionary_is_told()
    {
        var act = () => Deployment.TestAsync(new RecordingMocks { Answer = _ => 42 }, new TestOptions(), () =>
        {
            _ = GetRemoteImage.Invoke(new GetRemoteImageInvokeArgs { Name = "nginx" });
        });

        await act.Should().ThrowAsync<RunException>().WithMessage(
            "*The mock's answer to the call of 'docker:index/getRemoteImage:getRemoteImage' is of type System.Int32. Return a dictionary instead.*");
    }

    [Fact]
    public async Task Fifty_tests_at_once_do_not_see_each_other()
    {
        var tests = Enumerable.Range(0, 50).Select(async number =>
        {
            var mocks = new RecordingMocks();
            var options = new TestOptions { StackName = $"stack{number}" };
            var (_, outputs) = await Deployment.TestAsync(mocks, options, async () =>
            {
                await Task.Yield();
                var first = new Thing($"thing{number}");
                var inApply = first.Id.Apply(async id =>
                {
                    await Task.Yield();
                    _ = new Thing($"{id}-next");
                    return Deployment.Instance.StackName;
                });
                return new Dictionary<string, object?> { ["stack"] = inApply };
            });
            var stack = await OutputUtilities.GetValueAsync((Output<string>)outputs["stack"]!);
            return (stack, string.Join(" ", mocks.Made.Select(made => made.Name)));
        });

        var results = await Task.WhenAll(tests);

        results.Should().Equal(Enumerable.Range(0, 50).Select(number => ($"stack{number}", $"thing{number} thing{number}-id-next")));
    }

    private sealed class WebStack : Stack
    {
        public WebStack()
        {
            var data = new Volume("data");
            _ = new Container("web", new ContainerArgs
            {
                Image = "nginx:1.27",
                Envs = { "A=1" },
                Ports = { new ContainerPortArgs { Internal = 80 } },
            });
            Path = data.Mountpoint;
        }

        [Output("path")]
        public Output<string> Path { get; private set; }
    }

    private sealed class ServedStack : Stack
    {
        public ServedStack(string name) => _ = new Thing(name);
    }

    private sealed class OneService(Type type, Func<object> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == type ? make() : null;
    }
}
