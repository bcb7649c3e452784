using Fleet.Cli.Tests.Fakes;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class ConfigCommandTests : IAsyncLifetime, IDisposable
{
    private readonly CliRun _cli = new();

    [Fact]
    public async Task A_value_is_set_read_listed_and_removed()
    {
        (await _cli.FleetAsync("config", "set", "replicas", "3")).Should().Be(0);
        (await _cli.FleetAsync("config", "get", "replicas")).Should().Be(0);
        _cli.Out.Should().Be("3\n");
        (await _cli.FleetAsync("config")).Should().Be(0);
        _cli.Out.Should().Be("shop:replicas  3\n");
        (await _cli.FleetAsync("config", "rm", "replicas")).Should().Be(0);
        (await _cli.FleetAsync("config")).Should().Be(0);
        _cli.Out.Should().Be("Nothing is set.\n");
    }

    [Fact]
    public async Task A_secret_is_encrypted_and_shown_only_on_demand()
    {
        _cli.Input = "hunter2\n";
        (await _cli.FleetAsync("config", "set", "--secret", "dbPassword")).Should().Be(0);

        _cli.Read("Pulumi.prod.yaml").Should().Contain("secure: v1:").And.NotContain("hunter2");
        await _cli.FleetAsync("config");
        _cli.Out.Should().Be("shop:dbPassword  [secret]\n");
        await _cli.FleetAsync("config", "--json");
        _cli.Out.Should().NotContain("hunter2").And.Contain("\"secret\": true");
        await _cli.FleetAsync("config", "get", "dbPassword");
        _cli.Out.Should().Be("hunter2\n");
        await _cli.FleetAsync("config", "--show-secrets");
        _cli.Out.Should().Be("shop:dbPassword  hunter2\n");
    }

    [Fact]
    public async Task Listing_needs_no_passphrase()
    {
        await _cli.FleetAsync("config", "set", "--secret", "dbPassword", "hunter2");
        _cli.Variables.Clear();

        (await _cli.FleetAsync("config")).Should().Be(0);
    }

    [Fact]
    public async Task A_wrong_passphrase_exits_3()
    {
        await _cli.FleetAsync("config", "set", "--secret", "dbPassword", "hunter2");
        _cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "other";

        (await _cli.FleetAsync("config", "get", "dbPassword")).Should().Be(ExitCodes.Authentication);
        _cli.Error.Should().StartWith("error: The passphrase given for stack 'prod' is incorrect.");
    }

    [Fact]
    public async Task On_a_terminal_the_passphrase_is_asked_for()
    {
        await _cli.FleetAsync("config", "set", "--secret", "dbPassword", "hunter2");
        _cli.Variables.Clear();
        (_cli.IsInteractive, _cli.Hidden) = (true, "test");

        (await _cli.FleetAsync("config", "get", "dbPassword")).Should().Be(0);
        _cli.Out.Should().Be("hunter2\n");
    }

    [Fact]
    public async Task The_labs_published_passphrase_opens_the_disposable_lab_and_nothing_else()
    {
        _cli.Variables.Clear();
        _cli.Write("Pulumi.lab.yaml", "config:\n  fleet:disposable: true\n  fleet:hosts:\n    atlas: { address: 198.18.0.11 }\n");
        await _cli.FleetAsync("stack", "init", "lab");

        (await _cli.FleetAsync("config", "set", "--secret", "dbPassword", "hunter2")).Should().Be(0);
        (await _cli.FleetAsync("config", "set", "--stack", "prod", "--secret", "dbPassword", "hunter2")).Should().Be(ExitCodes.Authentication);
    }

    [Fact]
    public async Task A_path_sets_one_item()
    {
        await _cli.FleetAsync("config", "set", "--path", "fleet:owns[0]", "atlas");
        await _cli.FleetAsync("config", "set", "--path", "fleet:owns[1]", "borea");

        (await _cli.FleetAsync("config", "get", "fleet:owns")).Should().Be(0);
        _cli.Out.Should().Be("[\"atlas\",\"borea\"]\n");
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_not_written_in_clear_by_accident()
    {
        (await _cli.FleetAsync("config", "set", "dbPassword", "hunter2")).Should().Be(ExitCodes.Configuration);
        _cli.Error.Should().Be(
            "error: 'dbPassword' looks like a secret and would be written in clear. Nothing was changed.\n"
            + "  → Give --secret to encrypt it, or --plaintext if it is meant to be read by everyone.\n");

        (await _cli.FleetAsync("config", "set", "dbPassword", "none", "--plaintext")).Should().Be(0);
    }

    [Fact]
    public async Task A_missing_value_suggests_the_nearest()
    {
        await _cli.FleetAsync("config", "set", "replicas", "3");

        (await _cli.FleetAsync("config", "get", "replica")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().Be("error: Stack 'prod' has no configuration value 'replica'.\n  → Did you mean 'replicas'?\n");
    }

    public async Task InitializeAsync() => (await _cli.FleetAsync("stack", "init", "prod")).Should().Be(0);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _cli.Dispose();
}
