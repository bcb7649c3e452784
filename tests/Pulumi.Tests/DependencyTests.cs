using FluentAssertions;
using Pulumi.Tests.Fakes;
using Xunit;

namespace Pulumi.Tests;

public sealed class DependencyTests
{
    [Fact]
    public async Task Depending_on_a_component_is_depending_on_its_custom_resources()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var group = new Group("g", children: outer =>
            {
                _ = new Thing("g1", options: new CustomResourceOptions { Parent = outer });
                _ = new Group("inner", new ComponentResourceOptions { Parent = outer }, inner =>
                {
                    var custom = new Thing("g2", options: new CustomResourceOptions { Parent = inner });
                    _ = new Thing("below", options: new CustomResourceOptions { Parent = custom });
                });
            });
            _ = new Thing("x", options: new CustomResourceOptions { DependsOn = { group } });
        });

        engine.Find("x").Dependencies.Should().BeEquivalentTo([engine.UrnOf("g1"), engine.UrnOf("g2")]);
    }

    [Fact]
    public async Task A_child_may_depend_on_its_parent_and_waits_for_what_was_declared_before_it()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => Group.Make("g", group =>
        {
            _ = new Thing("one", options: new CustomResourceOptions { Parent = group, DependsOn = { group } });
            _ = new Thing("two", options: new CustomResourceOptions { Parent = group, DependsOn = { group } });
        }));

        exitCode.Should().Be(0);
        engine.Find("one").Dependencies.Should().BeEmpty();
        engine.Find("two").Dependencies.Should().Equal(engine.UrnOf("one"));
    }

    [Fact]
    public async Task A_resource_never_waits_for_what_is_below_it()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            var group = new Group("g");
            var upper = new Thing("upper", options: new CustomResourceOptions { Parent = group, DependsOn = { group } });
            _ = new Thing("lower", options: new CustomResourceOptions
            {
                Parent = upper,
                DependsOn = { group },
                DeletedWith = upper,
            });
        });

        exitCode.Should().Be(0);
        engine.Find("upper").Dependencies.Should().BeEmpty();
        engine.Find("lower").Dependencies.Should().Equal(engine.UrnOf("upper"));
    }

    [Fact]
    public async Task An_inner_outputs_dependencies_survive_Apply()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var (a, b) = (new Thing("a"), new Thing("b"));
            _ = new Thing("c", new ThingArgs { Text = a.Id.Apply(_ => b.Urn.Apply(urn => urn)) });
        });

        engine.Find("c").PropertyDependencies["text"].Urns.Should().Equal(engine.UrnOf("a"), engine.UrnOf("b"));
    }

    [Fact]
    public async Task Children_carry_their_parents_urn_and_protection()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => Group.Make("g", new ComponentResourceOptions { Protect = true }, group =>
        {
            _ = new Thing("kept", options: new CustomResourceOptions { Parent = group });
            _ = new Thing("free", options: new CustomResourceOptions { Parent = group, Protect = false });
        }));

        engine.Find("kept").Parent.Should().Be(engine.UrnOf("g"));
        engine.Find("kept").Protect.Should().BeTrue();
        engine.Find("free").Protect.Should().BeFalse();
    }

    [Fact]
    public async Task A_parents_provider_serves_its_packages_children()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty, null, null);
            var other = new ProviderResource("other", "o", ResourceArgs.Empty, null, null);
            _ = new Group("g", new ComponentResourceOptions { Providers = { provider, other } }, group =>
            {
                var child = new Thing("child", options: new CustomResourceOptions { Parent = group });
                _ = new Thing("grandchild", options: new CustomResourceOptions { Parent = child });
            });
            _ = new Thing("alone");
        });

        var reference = $"{engine.UrnOf("p")}::id-p";
        engine.Find("g").Provider.Should().BeEmpty();
        engine.Find("g").Providers.Should().BeEmpty();
        engine.Find("child").Provider.Should().Be(reference);
        engine.Find("grandchild").Provider.Should().Be(reference);
        engine.Find("alone").Provider.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_without_an_id_is_referred_to_by_the_unknown_text()
    {
        await using var engine = await FakeEngine.StartAsync(isPreview: true);

        await engine.RunAsync(() =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty, null, null);
            _ = new Thing("a", options: new CustomResourceOptions { Provider = provider });
        });

        engine.Find("a").Provider.Should().Be($"{engine.UrnOf("p")}::{WireNames.Unknown}");
    }

    [Fact]
    public async Task Provider_and_providers_together_are_refused()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty, null, null);
            _ = new Group("g", new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should()
            .Contain("Component 'g' has both the option Provider and the option Providers. Give one of them.");
    }
}
