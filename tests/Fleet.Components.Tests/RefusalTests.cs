using Fleet.Compose;
using Fleet.Document;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>What is refused before anything is registered, and the model as a file.</summary>
public class RefusalTests
{
    [Fact]
    public async Task A_contradictory_config_registers_nothing_and_names_every_problem()
    {
        var config = StackFile.Read("lab");
        config["fleet:owns"] = """["libnovel-prod", "sirius"]""";
        config.Remove("libnovel:rateLimitSeconds");

        var run = await ProgramRun.StartAsync("lab", config);

        run.ExitCode.Should().NotBe(0);
        run.Engine.Registered.Should().BeEmpty();
        run.Engine.Logged.Should().ContainSingle(line => line.StartsWith("Error")).Which.Should().Contain(
            """
            The declared fleet contradicts itself in 2 places. Nothing was registered.
              [setting-missing] Setting 'libnovel:rateLimitSeconds': is not set. Set it to the seconds in which it may make them: config set libnovel:rateLimitSeconds VALUE.
              [host-unknown] Setting 'fleet:owns': names 'sirius', which is not declared. The declared hosts are 'Argus', 'Cerebro', 'Hub-alfa', 'Prod-alfa', 'Sentinel', 'libnovel-homelab', 'libnovel-prod', 's60-argus', 's60-cerebro', 's60-hub-alfa', 's60-prod-alfa', 's60-sentinel'.
            """);
    }

    [Fact]
    public async Task Real_addresses_are_refused_where_only_the_lab_is_allowed()
    {
        var run = await ProgramRun.StartAsync(
            "prod", StackFile.Read("prod"), null, ("FLEET_ALLOW_NET", "127.0.0.0/8,198.18.0.0/15"));

        run.ExitCode.Should().NotBe(0);
        run.Engine.Registered.Should().BeEmpty();
        run.Engine.Logged.Should().ContainSingle(line => line.StartsWith("Error")).Which.Should().Contain(
            "Host 'libnovel-prod': '165.22.70.138' was not contacted: it is outside of '127.0.0.0/8,198.18.0.0/15', which is "
            + "all that FLEET_ALLOW_NET allows. Use an address inside of these networks, or unset it.");
    }

    [Theory]
    [InlineData("fleet:owns", "libnovel-prod", "is not a list of host ids, such as [atlas]")]
    [InlineData("fleet:hosts", "[]", "is not a map of addresses by host id")]
    [InlineData("fleet:hosts", """{"atlas":{"adress":"198.18.0.11"}}""",
        "says of 'atlas' an unknown 'adress'; known are address, user, port, hostKey, overlay, private and public")]
    [InlineData("fleet:hosts", """{"atlas":{"port":"0"}}""", "says of 'atlas' the port '0', which does not exist")]
    [InlineData("fleet:externals", """{"bank":{"user":"me"}}""", "says of 'bank' an unknown 'user'; known are address and port")]
    [InlineData("fleet:externals", """{"bank":7}""", "says of 'bank' something else than a map with its address")]
    [InlineData("fleet:disposable", "yes", "is 'yes', neither true nor false")]
    [InlineData("fleet:healthInterval", "fast", "is 'fast', which is no number of seconds")]
    public void A_malformed_setting_is_named(string key, string value, string reason)
    {
        var reading = () => FleetConfig.Read(new Dictionary<string, string> { [key] = value });

        reading.Should().Throw<ModelException>().Which.Message.Should().Be(
            "The declared fleet contradicts itself. Nothing was registered.\n"
            + $"  [setting-invalid] Setting '{key}': {reason}. Correct it in the stack's config.");
    }

    [Fact]
    public async Task With_an_engine_the_model_is_written_and_nothing_is_registered()
    {
        using var folder = new TempFolder();
        var run = await ProgramRun.StartAsync("lab", StackFile.Read("lab"), null, ("FLEET_MODEL", folder["model.json"]));

        run.ExitCode.Should().Be(0, string.Join('\n', run.Engine.Logged));
        run.Engine.Registered.Should().BeEmpty();
        var model = await File.ReadAllTextAsync(folder["model.json"]);
        ModelDocument.Parse(model).Routes.Should().HaveCount(15 + 3 + 1 + 3 + 1 + (2 * 4), "libnovel has its paths, links and queue, Studio60 four routes a stage");
        Snapshot.Matches(model, "model.lab.json");
    }

    [Fact]
    public async Task The_model_is_written_without_an_engine_too()
    {
        using var folder = new TempFolder();
        var config = StackFile.Text(StackFile.Read("lab"));
        var (exitCode, output) = await ProgramRun.StartAsync(("FLEET_MODEL", folder["model.json"]), ("PULUMI_CONFIG", config));

        (exitCode, output).Should().Be((0, ""));
        (await File.ReadAllTextAsync(folder["model.json"])).Should().NotContain("decrypted").And.Contain("libnovel-prod");
    }

    [Fact]
    public async Task Every_stack_is_written_as_a_Compose_file_without_a_secret()
    {
        using var folder = new TempFolder();
        var config = StackFile.Text(StackFile.Read("lab-studio60"));
        var (exitCode, output) = await ProgramRun.StartAsync(("FLEET_COMPOSE", folder["compose.json"]), ("PULUMI_CONFIG", config));

        (exitCode, output).Should().Be((0, ""));
        var text = await File.ReadAllTextAsync(folder["compose.json"]);
        text.Should().NotContain("decrypted");
        var stacks = ComposeDocument.Parse(text).Stacks;
        stacks.Should().HaveCountGreaterThan(10);
        foreach (var stack in stacks.Where(stack => stack.Text.Contains("\nservices:")))
        {
            var options = new ComposeOptions();
            foreach (var name in stack.Variables.Keys)
            {
                options.Variables[name] = "a value";
            }

            ComposeFile.Parse(stack.Text, folder.Path, options).Workloads.Should().NotBeEmpty(stack.Path);
        }
    }

    [Fact]
    public async Task A_model_with_errors_is_not_written()
    {
        using var folder = new TempFolder();
        var (exitCode, output) = await ProgramRun.StartAsync(("FLEET_MODEL", folder["model.json"]), ("PULUMI_CONFIG", "{}"));

        exitCode.Should().Be(1);
        output.Should().Contain("[owns-nothing] Setting 'fleet:owns': names no host.");
        File.Exists(folder["model.json"]).Should().BeFalse();
    }
}
