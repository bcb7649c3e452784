using System.Collections.Immutable;
using FluentAssertions;
using Fleet.Protocol.Values;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;

namespace Pulumi.Tests;

public sealed class InvokeTests
{
    [Fact]
    public async Task A_functions_result_is_read_into_its_type()
    {
        var fake = new FakeEngine
        {
            Invoke = _ => new ResourceInvokeResponse { Return = Wire.Json("""{"name":"n","sizes":[1,2]}""") },
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);
        LookUpResult? seen = null;

        await engine.RunAsync(async () =>
        {
            seen = await Deployment.Instance.InvokeAsync<LookUpResult>("test:index:lookUp", new LookUpArgs { Name = "n" });
            return new Dictionary<string, object?>();
        });

        seen!.Name.Should().Be("n");
        seen.Sizes.Should().Equal(1, 2);
        seen.Missing.Should().BeNull();
        engine.All<ResourceInvokeRequest>().Single().Should().Be(new ResourceInvokeRequest
        {
            Tok = "test:index:lookUp",
            Args = Wire.Json("""{"name":"n"}"""),
            AcceptResources = true,
        });
    }

    [Fact]
    public async Task The_output_form_waits_for_its_arguments_and_keeps_what_they_are()
    {
        await using var engine = await FakeEngine.StartAsync();
        OutputData<string> data = default;

        await engine.RunAsync(async () =>
        {
            var a = new Thing("a");
            var args = new LookUpArgs { Name = Output.Tuple(a.Id, Output.CreateSecret("x")).Apply(both => both.Item1) };
            data = await Deployment.Instance.InvokeSingle<string>("test:index:lookUp", args).DataTask;
            return new Dictionary<string, object?>();
        });

        (data.Value, data.IsKnown, data.IsSecret).Should().Be(("id-a", true, true));
        data.Resources.Select(resource => resource.GetResourceName()).Should().Equal("a");
        engine.All<ResourceInvokeRequest>().Single().Args.Should()
            .Be(Wire.Json($$"""{"name":{{Wire.Secret("\"id-a\"")}}}"""));
    }

    [Fact]
    public async Task Unknown_arguments_or_dependencies_make_the_result_unknown_without_a_call()
    {
        await using var engine = await FakeEngine.StartAsync(isPreview: true);
        var known = new List<bool>();

        await engine.RunAsync(async () =>
        {
            var a = new Thing("a");
            var byArgument = Deployment.Instance.Invoke<LookUpResult>("test:index:lookUp", new LookUpArgs { Name = a.Id });
            var byDependency = Deployment.Instance.Invoke<LookUpResult>(
                "test:index:lookUp", new LookUpArgs { Name = "n" }, new InvokeOutputOptions { DependsOn = { a } });
            known.Add((await byArgument.DataTask).IsKnown);
            known.Add((await byDependency.DataTask).IsKnown);
            return new Dictionary<string, object?>();
        });

        known.Should().Equal(false, false);
        engine.All<ResourceInvokeRequest>().Should().BeEmpty();
    }

    [Fact]
    public async Task Refused_arguments_are_named()
    {
        var fake = new FakeEngine
        {
            Invoke = _ => new ResourceInvokeResponse
            {
                Failures = { new CheckFailure { Property = "name", Reason = "too short" }, new CheckFailure { Property = "b", Reason = "no" } },
            },
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);

        var exitCode = await engine.RunAsync(() =>
        {
            Deployment.Instance.Invoke<LookUpResult>("test:index:lookUp", new LookUpArgs { Name = "n" });
        });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should()
            .Contain("Invoke of 'test:index:lookUp' failed: too short (name); no (b)");
    }

    [Fact]
    public async Task A_function_uses_the_parents_provider()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty, null, null);
            var group = new Group("g", new ComponentResourceOptions { Providers = { provider } });
            Deployment.Instance.Invoke<ImmutableDictionary<string, object>>(
                "test:index:lookUp", new LookUpArgs { Name = "n" }, new InvokeOptions { Parent = group });
        });

        engine.All<ResourceInvokeRequest>().Single().Provider.Should().Be($"{engine.UrnOf("p")}::id-p");
    }

    [Fact]
    public async Task A_method_gets_its_resource_and_arguments_as_outputs()
    {
        var fake = new FakeEngine
        {
            Call = _ => new CallResponse
            {
                Return = PropertyCodec.Encode(PropertyMap.Of(("name", new PropertyValue.Secret("n")))),
            },
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);
        OutputData<LookUpResult> data = default;

        await engine.RunAsync(async () =>
        {
            var a = new Thing("a");
            data = await Deployment.Instance.Call<LookUpResult>("test:index:Thing/look", new LookArgs { At = a.Id }, a).DataTask;
            return new Dictionary<string, object?>();
        });

        data.IsSecret.Should().BeTrue();
        data.Value.Name.Should().Be("n");
        var request = engine.All<ResourceCallRequest>().Single();
        request.Args.Should().Be(Wire.Json($$"""
            {"at":{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"id-a",
               "dependencies":["{{engine.UrnOf("a")}}"]},
             "__self__":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e",
               "urn":"{{engine.UrnOf("a")}}","id":"id-a"} }
            """));
    }

    [Fact]
    public async Task A_package_is_registered_once_for_all_that_need_it()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var package = new RegisterPackageRequest(
                "terraform-provider", "1.0.0", null,
                parameterization: new RegisterPackageRequest.PackageParameterization("x", "2.0.0", [1, 2]));
            _ = new CustomResource("x:index:A", "a", null, null, package);
            Deployment.Instance.Invoke<LookUpResult>("x:index:lookUp", new LookUpArgs { Name = "n" }, (InvokeOptions?)null, package);
        });

        engine.All<Pulumirpc.RegisterPackageRequest>().Should()
            .ContainSingle().Which.Parameterization.Name.Should().Be("x");
        engine.Find("a").PackageRef.Should().Be("ref-terraform-provider");
        engine.All<ResourceInvokeRequest>().Single().PackageRef.Should().Be("ref-terraform-provider");
    }

    private sealed class LookUpArgs : InvokeArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    private sealed class LookArgs : CallArgs
    {
        [Input("at")]
        public Input<string>? At { get; set; }
    }

    [OutputType]
    private sealed class LookUpResult
    {
        [OutputConstructor]
        public LookUpResult(string name, ImmutableArray<int> sizes, string? missing)
        {
            Name = name;
            Sizes = sizes;
            Missing = missing;
        }

        public string Name { get; }

        public ImmutableArray<int> Sizes { get; }

        public string? Missing { get; }
    }
}
