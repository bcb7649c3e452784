using Fleet.Plugin.Tests.Kit;
using FluentAssertions;
using Xunit;

namespace Fleet.Plugin.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("", "fleet", null)]
    [InlineData("127.0.0.1:4321", "fleet", "127.0.0.1:4321")]
    [InlineData("--logtostderr -v=9 127.0.0.1:4321", "fleet", "127.0.0.1:4321")]
    [InlineData("-v=3 --logflow --tracing file:///trace 127.0.0.1:4321", "fleet", "127.0.0.1:4321")]
    [InlineData("--package docker 127.0.0.1:4321", "docker", "127.0.0.1:4321")]
    public void Engines_start_it_in_many_ways(string line, string package, string? engine)
    {
        var arguments = PluginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        arguments.Should().Be(new PluginArguments(package, engine, null));
    }

    [Fact]
    public async Task Wrong_arguments_end_it_with_a_word_on_standard_error()
    {
        var two = await PluginExecutable.RunAsync("fleet", "127.0.0.1:1", "127.0.0.1:2");
        var unknown = await PluginExecutable.RunAsync("fleet", "--package", "aws");

        two.Should().Be(
            (2, "", "pulumi-resource-fleet: One engine address was expected, and there are 2 arguments.\n"));
        unknown.Should().Be(
            (2, "", "pulumi-resource-fleet: There is no package 'aws'; there are: command, docker, fleet, random.\n"));
    }
}
