using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class LabSpecTests
{
    [Fact]
    public void Addresses_follow_the_number_and_the_order()
    {
        var spec = LabSpec.For("lab", 7, "atlas", "nova");

        spec.Hosts.Should().Equal(
            new LabHost { Name = "atlas", Address = "198.18.7.11", Overlay = "198.19.7.11" },
            new LabHost { Name = "nova", Address = "198.18.7.12", Overlay = "198.19.7.12" });
        spec.Problems().Should().BeEmpty();
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var spec = new LabSpec
        {
            Id = "My Lab",
            Number = 300,
            Hosts =
            [
                new LabHost { Name = "Atlas", Address = "198.18.0.11" },
                new LabHost { Name = "nova", Address = "192.0.2.1", User = "a b" },
                new LabHost { Name = "nas", Address = "198.18.300.12", Kind = LabHostKind.Synology },
            ],
            ForbiddenAddresses = ["example.org"],
        };

        spec.Problems().Should().Equal(
            "Lab 'My Lab': the id is not 1 to 10 lower-case letters and digits. Choose another.",
            "Lab 'My Lab': number 300 is not between 0 and 254. Choose another.",
            "Lab 'My Lab': host name 'Atlas' is not 1 to 40 lower-case letters, digits and dashes. Choose another.",
            "Host 'Atlas' of lab 'My Lab': address '198.18.0.11' is not between 198.18.300.11 and 198.18.300.254. Give it one of these.",
            "Host 'nova' of lab 'My Lab': 'a b' is not a user name. Choose another.",
            "Host 'nova' of lab 'My Lab': address '192.0.2.1' is not between 198.18.300.11 and 198.18.300.254. Give it one of these.",
            "Host 'nas' of lab 'My Lab': root does not log in to a Synology. Give it another user.",
            "Host 'nas' of lab 'My Lab': address '198.18.300.12' is not between 198.18.300.11 and 198.18.300.254. Give it one of these.",
            "Lab 'My Lab': forbidden address 'example.org' is not an IPv4 address. Write it as four numbers.");
    }

    [Fact]
    public void The_declared_addresses_of_real_machines_are_forbidden_by_default()
    {
        new LabSpec().ForbiddenAddresses.Should().BeEquivalentTo(
            "49.13.168.234", "100.72.164.58", "100.110.6.46", "165.22.70.138", "178.104.36.211", "178.104.40.167",
            "192.168.0.109");
    }
}
