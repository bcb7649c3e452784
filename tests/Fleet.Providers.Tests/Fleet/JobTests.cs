using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

public sealed class JobTests
{
    private const string Job = "fleet:index:Job";

    private static readonly PropertyMap Program = Of(("name", "init"), ("image", "base:1"));

    [Fact]
    public async Task Bad_inputs_are_refused_with_the_reason()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Job, Of(
            ("name", "a"), ("envs", PropertyValue.Of("NOVALUE")), ("timeoutSeconds", 0),
            ("volumes", PropertyValue.Of(Of(("source", "data"), ("target", "relative"))))))).Should().Equal(
            "name: 'a' is not a container name: two or more letters, digits, '_', '.' or '-'.",
            "image: Input 'image' is missing.",
            "timeoutSeconds: 0 is outside of 1 to 86400.",
            "envs: Every variable is written as NAME=value.",
            "volumes[0]: A volume has a 'source' (a volume's name or an absolute path), an absolute 'target', and perhaps 'readOnly'.");
    }

    [Theory]
    [InlineData("image", "base:2", "image Update")]
    [InlineData("name", "other", "name Update")]
    [InlineData("user", "1000", "user Add")]
    [InlineData("timeoutSeconds", "300", null)]
    public async Task Any_changed_input_runs_it_again(string property, string value, string? expected)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        var inputs = Program.With("timeoutSeconds", 300);
        var recorded = new Made(ProviderSession.Urn(Job), "thing", inputs, inputs.With("exitCode", 0));

        (await session.ChangesAsync(recorded, Program.With(property, value))).Should().Equal(expected is null ? [] : [expected]);
    }

    [Fact]
    public async Task A_failed_run_is_run_again_without_any_change()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        var inputs = Program.With("timeoutSeconds", 300);
        var recorded = new Made(ProviderSession.Urn(Job), "thing", inputs, inputs.With("exitCode", 3));

        (await session.ChangesAsync(recorded, Program)).Should().Equal("exitCode Update");
    }
}
