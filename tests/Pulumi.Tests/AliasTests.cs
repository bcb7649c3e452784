using FluentAssertions;
using Pulumi.Tests.Fakes;
using Xunit;
using Spec = Pulumirpc.Alias.Types.Spec;

namespace Pulumi.Tests;

public sealed class AliasTests
{
    private const string Former = "urn:pulumi:dev::proj::test:index:Thing::former";

    [Fact]
    public async Task Every_form_is_sent_as_it_was_given()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var parent = new Thing("parent");
            _ = new Thing("a", options: new CustomResourceOptions
            {
                Aliases =
                {
                    new Alias { Urn = Former },
                    new Alias { Name = "n", Type = "t:t:T", Stack = "s", Project = "p" },
                    new Alias { Parent = parent },
                    new Alias { ParentUrn = Former },
                    new Alias { NoParent = true },
                },
            });
        });

        engine.Find("a").Aliases.Should().Equal(
            new Pulumirpc.Alias { Urn = Former },
            new Pulumirpc.Alias { Spec = new Spec { Name = "n", Type = "t:t:T", Stack = "s", Project = "p", NoParent = false } },
            new Pulumirpc.Alias { Spec = new Spec { ParentUrn = engine.UrnOf("parent") } },
            new Pulumirpc.Alias { Spec = new Spec { ParentUrn = Former } },
            new Pulumirpc.Alias { Spec = new Spec { NoParent = true } });
    }

    [Fact]
    public async Task An_engine_without_alias_specs_gets_URNs_the_parents_former_names_included()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Features.Remove("aliasSpecs");

        await engine.RunAsync(() =>
        {
            var group = new Group("new", new ComponentResourceOptions { Aliases = { new Alias { Name = "old" } } });
            _ = new Thing("new-a", options: new CustomResourceOptions
            {
                Parent = group,
                Aliases = { new Alias { Name = "was" } },
            });
        });

        engine.Find("new").AliasURNs.Should().Equal("urn:pulumi:dev::proj::test:index:Group::old");
        engine.Find("new-a").AliasURNs.Should().Equal(
            "urn:pulumi:dev::proj::test:index:Group$test:index:Thing::was",
            "urn:pulumi:dev::proj::test:index:Group$test:index:Thing::old-a");
        engine.Find("new-a").Aliases.Should().BeEmpty();
    }

    [Fact]
    public async Task An_alias_that_contradicts_itself_fails_the_program()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            _ = new Thing("a", options: new CustomResourceOptions { Aliases = { new Alias { Urn = Former, Name = "n" } } });
        });

        exitCode.Should().Be(32);
        engine.Logged.Should()
            .Contain(log => log.Message.Contains("Resource 'a': an alias with a Urn can say nothing else."));
    }
}
