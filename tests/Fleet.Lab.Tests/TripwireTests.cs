using Fleet.Lab.Network;
using Fleet.Lab.Records;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class TripwireTests
{
    private static readonly LabSpec Spec = new() { ForbiddenAddresses = ["203.0.113.7"] };

    [Fact]
    public void A_host_drops_what_leaves_it_and_what_passes_through()
    {
        Tripwire.Rules(new LabPaths("lab"), Spec, "fleet-lab-lab-atlas").Should().Be(
            """
            table inet fleet_lab_lab
            delete table inet fleet_lab_lab
            table inet fleet_lab_lab {
              counter a203_0_113_7 { }
              chain output {
                type filter hook output priority -300; policy accept;
                ip daddr 203.0.113.7 counter name a203_0_113_7 drop
              }
              chain prerouting {
                type filter hook prerouting priority -300; policy accept;
                ip daddr 203.0.113.7 counter name a203_0_113_7 drop
              }
            }

            """);
    }

    [Fact]
    public void The_bridge_also_drops_what_it_would_pass_on()
    {
        Tripwire.Rules(new LabPaths("lab"), Spec, "fleet-lab-lab").Should().Contain(
            """
            table bridge fleet_lab_lab {
              counter a203_0_113_7 { }
              chain prerouting {
            """);
    }

    [Fact]
    public void The_machine_also_forwards_nothing_for_the_hosts()
    {
        Tripwire.Rules(new LabPaths("lab"), Spec, null).Should().EndWith(
            """
              chain forward {
                type filter hook forward priority -300; policy accept;
                iifname "fl-lab" drop
                oifname "fl-lab" drop
              }
            }

            """);
    }
}
