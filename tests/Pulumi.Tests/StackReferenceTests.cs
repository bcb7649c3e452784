using FluentAssertions;
using Fleet.Protocol.Values;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;

namespace Pulumi.Tests;

public sealed class StackReferenceTests
{
    [Fact]
    public async Task A_stack_is_read_by_its_name()
    {
        await using var engine = await StartAsync();

        await engine.RunAsync(() => { _ = new StackReference("organization/proj/prod"); });

        engine.All<ReadResourceRequest>().Single().Should().Be(new ReadResourceRequest
        {
            Id = "organization/proj/prod",
            Type = "pulumi:pulumi:StackReference",
            Name = "organization/proj/prod",
            Parent = engine.UrnOf("proj-dev"),
            Properties = Wire.Json("""{"name":"organization/proj/prod"}"""),
            AcceptSecrets = true,
            AcceptResources = true,
        });
    }

    [Fact]
    public async Task An_output_is_secret_only_when_it_is_itself()
    {
        await using var engine = await StartAsync();
        var seen = new List<object?>();

        await engine.RunAsync(async () =>
        {
            var prod = new StackReference("prod");
            foreach (var name in new[] { "open", "hidden", "none" })
            {
                var data = await prod.GetOutput(name).DataTask;
                seen.Add($"{data.Value ?? "null"} {data.IsSecret}");
            }

            seen.Add(await Output.IsSecretAsync(prod.Outputs));
            return new Dictionary<string, object?>();
        });

        seen.Should().Equal("yes False", "hush True", "null False", true);
    }

    [Fact]
    public async Task Plain_values_are_given_unless_secret()
    {
        await using var engine = await StartAsync();
        var seen = new List<object?>();

        await engine.RunAsync(async () =>
        {
            var prod = new StackReference("prod", new StackReferenceArgs { Name = "elsewhere" });
            seen.Add(await prod.GetValueAsync("open"));
            seen.Add(await prod.RequireValueAsync("open"));
            seen.Add((await prod.GetOutputDetailsAsync("hidden")).SecretValue);
            seen.Add((await prod.GetOutputDetailsAsync("open")).Value);
            await prod.Awaiting(it => it.GetValueAsync("hidden")).Should().ThrowAsync<InvalidOperationException>()
                .WithMessage("The output is secret and cannot be read as a plain value. Use 'GetOutput'.");
            return new Dictionary<string, object?>();
        });

        seen.Should().Equal("yes", "yes", "hush", "yes");
        engine.All<ReadResourceRequest>().Single().Id.Should().Be("elsewhere");
    }

    [Fact]
    public async Task Requiring_an_output_that_is_not_there_fails_the_program()
    {
        await using var engine = await StartAsync();

        var exitCode = await engine.RunAsync(() => { _ = new StackReference("prod").RequireOutput("none"); });

        exitCode.Should().Be(32);
        engine.Logged.Should()
            .Contain(log => log.Message.Contains("Required output 'none' does not exist on stack 'prod'."));
    }

    private static Task<FakeEngine> StartAsync() => FakeEngine.StartAsync(with: new FakeEngine
    {
        Read = request => PropertyMap.Of(
            ("name", request.Id),
            ("outputs", PropertyMap.Of(("open", "yes"), ("hidden", new PropertyValue.Secret("hush")))),
            ("secretOutputNames", PropertyValue.Of("hidden"))),
    });
}
