using System.Collections.Immutable;
using FluentAssertions;
using Pulumi.Tests.Fakes;
using Xunit;

namespace Pulumi.Tests;

public sealed class ConfigTests
{
    private static readonly ConfigValues Values = ConfigValues.FromJson(
        """
        {"proj:text":"hi","proj:yes":"true","proj:maybe":"True","proj:count":"42","proj:ratio":"1.5",
         "proj:list":"[1,2]","other:config:old":"form","proj:empty":""}
        """,
        """["proj:text"]""");

    [Fact]
    public async Task Values_are_read_by_type()
    {
        await InProgramAsync(config =>
        {
            config.Get("text").Should().Be("hi");
            config.Get("none").Should().BeNull();
            config.Get("empty").Should().BeEmpty();
            config.GetBoolean("yes").Should().BeTrue();
            config.GetBoolean("none").Should().BeNull();
            config.GetInt32("count").Should().Be(42);
            config.GetDouble("ratio").Should().Be(1.5);
            config.GetObject<int[]>("list").Should().Equal(1, 2);
            config.RequireObject<ImmutableArray<int>>("list").Should().Equal(1, 2);
            config.Require("text").Should().Be("hi");
            new Config("other").Require("old").Should().Be("form");
            new Config("proj:config").Require("text").Should().Be("hi");
        });
    }

    [Fact]
    public async Task Secret_getters_give_secret_outputs()
    {
        var config = new Dictionary<string, bool>();
        await using var engine = await FakeEngine.StartAsync(config: Values);
        var exitCode = await engine.RunAsync(async () =>
        {
            var it = new Config();
            config["text"] = await Output.IsSecretAsync(it.RequireSecret("text"));
            config["count"] = await Output.IsSecretAsync(it.GetSecretInt32("count")!);
            config["list"] = await Output.IsSecretAsync(it.RequireSecretObject<int[]>("list"));
            it.GetSecret("none").Should().BeNull();
            it.GetSecretBoolean("none").Should().BeNull();
            return new Dictionary<string, object?>();
        });

        exitCode.Should().Be(0);
        config.Should().HaveCount(3).And.NotContainValue(false);
    }

    [Fact]
    public async Task A_missing_value_tells_how_to_set_it()
    {
        await InProgramAsync(config =>
        {
            config.Invoking(it => it.Require("none")).Should().Throw<ConfigMissingException>().WithMessage(
                "Missing required configuration variable 'proj:none'.\nSet it with: pulumi config set proj:none VALUE");
            config.Invoking(it => it.RequireSecretInt32("none")).Should().Throw<ConfigMissingException>().WithMessage(
                "Missing required configuration variable 'proj:none'.\n"
                + "Set it with: pulumi config set --secret proj:none VALUE");
        });
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_refused_without_showing_it()
    {
        await InProgramAsync(config =>
        {
            config.Invoking(it => it.GetInt32("text")).Should().Throw<ConfigTypeException>().WithMessage(
                "Configuration 'proj:text' is not a whole number. Correct it with: pulumi config set proj:text VALUE");
            config.Invoking(it => it.GetBoolean("maybe")).Should().Throw<ConfigTypeException>();
            config.Invoking(it => it.GetDouble("text")).Should().Throw<ConfigTypeException>();
            config.Invoking(it => it.GetObject<int[]>("text")).Should().Throw<ConfigTypeException>();
        });
    }

    [Fact]
    public async Task A_missing_value_fails_the_program_with_its_message_alone()
    {
        await using var engine = await FakeEngine.StartAsync(config: Values);

        var exitCode = await engine.RunAsync(() => { _ = new Config().Require("none"); });

        exitCode.Should().Be(32);
        engine.Logged.Single().Message.Should().StartWith("Missing required configuration variable 'proj:none'.")
            .And.NotContain("   at ");
    }

    private static async Task InProgramAsync(Action<Config> body)
    {
        await using var engine = await FakeEngine.StartAsync(config: Values);
        Exception? failure = null;
        await engine.RunAsync(() =>
        {
            try
            {
                body(new Config());
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
