using Fleet.Shared;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests;

public sealed class AddressGuardTests
{
    private const string Lab = "127.0.0.0/8, 198.18.0.0/15, ::1, fd00:1::/32";

    [Theory]
    [InlineData("198.18.0.11")]
    [InlineData("198.19.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("::1")]
    [InlineData("fd00:1::5")]
    [InlineData("::ffff:198.18.0.11")]
    public void Addresses_inside_pass(string host) => AddressGuard.Refusal(host, Lab).Should().BeNull();

    [Theory]
    [InlineData("198.20.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("example.org")]
    [InlineData("127.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:2::5")]
    [InlineData("")]
    public void Everything_else_is_refused(string host) => AddressGuard.Refusal(host, Lab).Should().NotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Unset_it_lets_everything_pass(string? allowed) =>
        AddressGuard.Refusal("example.org", allowed).Should().BeNull();

    [Fact]
    public void The_refusal_names_host_and_setting() => AddressGuard.Refusal("203.0.113.7", "198.18.0.0/15").Should().Be(
        "'203.0.113.7' was not contacted: it is outside of '198.18.0.0/15', which is all that FLEET_ALLOW_NET allows. "
        + "Use an address inside of these networks, or unset it.");

    [Fact]
    public void A_setting_that_cannot_be_read_refuses_everything() =>
        AddressGuard.Refusal("127.0.0.1", "127.0.0.0/8,rubbish").Should().Be(
            "'127.0.0.1' was not contacted: FLEET_ALLOW_NET holds 'rubbish', which is not a network. "
            + "Write networks as '198.18.0.0/15'.");
}
