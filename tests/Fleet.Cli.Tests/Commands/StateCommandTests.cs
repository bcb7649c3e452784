using Fleet.Cli.Tests.Fakes;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class StateCommandTests : IDisposable
{
    private const string Root = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
    private const string Vps = "urn:pulumi:prod::shop::fleet:component:LinuxHost::vps";
    private const string Provider = "urn:pulumi:prod::shop::fleet:component:LinuxHost$pulumi:providers:fleet::vps/fleet";
    private const string File = "urn:pulumi:prod::shop::fleet:component:LinuxHost$fleet:index:File::vps/shop/conf";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    private async Task WithStateAsync()
    {
        await _cli.FleetAsync("stack", "init", "prod");
        _cli.Write("state.json", $$"""
            {"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[
            {"urn":"{{Root}}","custom":false,"type":"pulumi:pulumi:Stack"},
            {"urn":"{{Vps}}","custom":false,"type":"fleet:component:LinuxHost","parent":"{{Root}}"},
            {"urn":"{{Provider}}","custom":true,"id":"p","type":"pulumi:providers:fleet","parent":"{{Vps}}"},
            {"urn":"{{File}}","custom":true,"id":"/etc/conf","type":"fleet:index:File","parent":"{{Vps}}","provider":"{{Provider}}::p"}],"metadata":{ } } }
            """);
        (await _cli.FleetAsync("stack", "import", "--file", "state.json")).Should().Be(0);
    }

    [Fact]
    public async Task Forgetting_a_host_lists_what_goes_and_needs_a_word()
    {
        await WithStateAsync();

        (await _cli.FleetAsync("host", "forget", "vps")).Should().Be(ExitCodes.Configuration);
        _cli.Error.Should().StartWith($"{File}\n{Provider}\n{Vps}\nerror: Nobody can be asked for confirmation here.");
        (_cli.IsInteractive, _cli.Input) = (true, "no\n");
        (await _cli.FleetAsync("host", "forget", "vps")).Should().Be(ExitCodes.Declined);
        (await _cli.FleetAsync("host", "forget", "nas", "--yes")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().Be("error: Stack 'prod' records nothing of a host 'nas'. Nothing was changed.\n  → It records: 'vps'.\n");
        (await _cli.FleetAsync("host", "forget", "vps", "--yes")).Should().Be(0);

        _cli.Out.Should().Be("Forgot host 'vps': 3 resources.\n");
        await _cli.FleetAsync("stack", "graph", "-");
        _cli.Out.Should().Contain("shop-prod").And.NotContain("vps");
    }

    [Fact]
    public async Task Resources_are_deleted_renamed_protected_and_tainted_by_name()
    {
        await WithStateAsync();

        (await _cli.FleetAsync("state", "rename", "vps/shop/conf", "vps/shop/site", "--yes")).Should().Be(0);
        _cli.Out.Should().Be($"{File} is now {File.Replace("conf", "site", StringComparison.Ordinal)}.\n");
        (await _cli.FleetAsync("state", "protect", "vps/shop/site", "--yes")).Should().Be(0);
        _cli.Out.Should().Be("1 resource protected.\n");
        (await _cli.FleetAsync("state", "delete", "vps/shop/site", "--yes")).Should().Be(ExitCodes.Failure);
        (await _cli.FleetAsync("state", "unprotect", "--yes")).Should().Be(ExitCodes.Configuration);
        (await _cli.FleetAsync("state", "unprotect", "--all", "--yes")).Should().Be(0);
        (await _cli.FleetAsync("state", "taint", "vps/shop/site", "--yes")).Should().Be(0);
        _cli.Out.Should().Be("1 resource tainted.\n");
        (await _cli.FleetAsync("state", "delete", "vps/shop/site", "--yes")).Should().Be(0);
        _cli.Out.Should().Be("1 resource forgotten.\n");
        (await _cli.FleetAsync("stack", "history", "--page-size", "1")).Should().Be(0);
        _cli.Out.Should().StartWith("import succeeded").And.Contain("state delete: urn:pulumi:prod::shop::");
    }

    [Fact]
    public async Task A_damaged_state_is_named_and_repaired()
    {
        await WithStateAsync();
        await _cli.FleetAsync("state", "protect", "vps/shop/conf", "--yes");
        var file = ".fleet/state/.pulumi/stacks/shop/prod.json";
        _cli.Write(file, _cli.Read(file)[..200]);

        (await _cli.FleetAsync("stack", "output")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().StartWith($"error: The state of stack 'prod' in 'PROJECT/{file}' is damaged: ")
            .And.EndWith($"  → Nothing was changed. Repair it with: fleet state repair --stack prod\n  → The last good state is 'PROJECT/{file}.bak', 4 resources.\n");
        (await _cli.FleetAsync("state", "repair", "--yes")).Should().Be(0);
        _cli.Out.Should().Be("Repaired the state of 'prod': 1 change.\n");
        (await _cli.FleetAsync("state", "repair")).Should().Be(0);
        _cli.Out.Should().Be("The state of 'prod' keeps every rule. Nothing to repair.\n");
    }

    [Fact]
    public async Task A_stack_moves_to_another_backend()
    {
        await WithStateAsync();
        var target = $"file://{_cli.Folder}/elsewhere";

        (await _cli.FleetAsync("stack", "migrate", "--to", target, "--yes")).Should().Be(0);

        _cli.Out.Should().MatchRegex("^Moved stack 'prod' to file://PROJECT/elsewhere: \\d+ files\\.\n$");
        _cli.Error.Should().Be("Write it into Pulumi.yaml for the next runs: backend: { url: \"file://PROJECT/elsewhere\" }\n");
        (await _cli.FleetAsync("stack", "ls", "--json")).Should().Be(0);
        _cli.Out.Should().Be("[]\n");
    }

    [Fact]
    public async Task A_passphrase_is_changed_with_a_variable()
    {
        await WithStateAsync();
        (await _cli.FleetAsync("config", "set", "--secret", "token", "s3cret")).Should().Be(0);
        (await _cli.FleetAsync("stack", "change-secrets-provider", "passphrase", "--yes")).Should().Be(ExitCodes.Authentication);
        _cli.Variables["FLEET_NEW_PASSPHRASE"] = "next";

        (await _cli.FleetAsync("stack", "change-secrets-provider", "passphrase", "--yes")).Should().Be(0);

        _cli.Out.Should().Be("Changed the passphrase of 'prod': 1 secrets of its configuration and 0 of its state.\n");
        (await _cli.FleetAsync("config", "get", "token")).Should().Be(ExitCodes.Authentication);
        _cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "next";
        (await _cli.FleetAsync("config", "get", "token")).Should().Be(0);
        _cli.Out.Should().Be("s3cret\n");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("10x")]
    public async Task A_time_to_wait_that_is_none_is_refused(string time)
    {
        (await _cli.FleetAsync("stack", "ls", "--wait-lock", time)).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Contain("is not a value for option '--wait-lock'.");
    }
}
