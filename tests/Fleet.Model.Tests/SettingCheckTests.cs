using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>What the stack's config must say.</summary>
public class SettingCheckTests
{
    [Fact]
    public void A_stack_owns_something_that_is_declared()
    {
        new TestFleet(options => options with { Owns = [] }).Findings.Should().Equal(
            "error [owns-nothing] Setting 'fleet:owns': names no host. "
            + "List the hosts this stack registers, of 'atlas', 'vega', or \"*\" for all.");
        new TestFleet(options => options with { Owns = ["atlsa"] }).Findings.Should().Equal(
            "error [host-unknown] Setting 'fleet:owns': names 'atlsa', which is not declared. "
            + "Did you mean 'atlas'?");
    }

    [Fact]
    public void An_owned_host_has_an_address_and_a_pinned_key()
    {
        var fleet = new TestFleet(options => options with
        {
            Owns = ["*"],
            Hosts = new Dictionary<string, HostAddress>
            {
                ["atlas"] = new() { Address = "198.18.0.11" },
                ["sirius"] = new() { Address = "198.18.0.13" },
            },
        });

        fleet.Findings.Should().Equal(
            "error [host-unknown] Setting 'fleet:hosts': has an address for 'sirius', which is not declared. "
            + "The declared hosts are 'atlas', 'vega'.",
            "error [host-key-missing] Host 'atlas': no host key is pinned for '198.18.0.11'. "
            + "Add its hostKey to fleet:hosts, as ssh-keyscan prints it on the host itself.",
            "error [address-missing] Host 'vega': this stack owns it and knows no address of it. "
            + "Add 'vega' with its address to fleet:hosts in the stack's config.");
    }

    [Fact]
    public void A_secret_another_stack_generates_has_a_source()
    {
        var fleet = new TestFleet();
        var key = fleet.Model.Add(Secret.Generated("key", fleet.Vega));
        fleet.Web().Environment["KEY"] = key;

        fleet.Findings.Should().Equal(
            "error [secret-source-missing] Service 'atlas/shop/web': it uses the secret 'key', which the stack that owns "
            + "'vega' generates. Name that stack in fleet:secretsFrom.");
    }

    [Fact]
    public void Missing_and_wrong_settings_are_all_reported()
    {
        var fleet = new TestFleet(options => options with
        {
            Settings = new FleetSettings(new Dictionary<string, string> { ["shop:limit"] = "many", ["shop:kind"] = "odd" }),
        });
        fleet.Model.Settings.Require("shop:domain", "the shop's domain").Should().BeEmpty();
        fleet.Model.Settings.RequireNumber("shop:limit", "requests a minute").Should().Be(1);
        fleet.Model.Settings.OneOf("shop:kind", "plain", "fancy").Should().Be("plain");

        fleet.Findings.Should().Equal(
            "error [setting-missing] Setting 'shop:domain': is not set. "
            + "Set it to the shop's domain: config set shop:domain VALUE.",
            "error [setting-invalid] Setting 'shop:limit': 'many' is not a positive whole number. "
            + "Set it to requests a minute.",
            "error [setting-invalid] Setting 'shop:kind': 'odd' is none of plain, fancy. Choose one of them.");
    }
}
