using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

public class ReportTests
{
    [Theory]
    [InlineData("libnovel")]
    [InlineData("studio60")]
    public void Tables_of_a_system_are_those_reviewed(string system) =>
        Snapshot.MatchesFile(FleetReports.Markdown(Fleets.All, system), $"docs/diagrams/{system}-tables.md");

    [Theory]
    [InlineData("libnovel")]
    [InlineData("studio60")]
    public void Boxes_of_a_system_are_those_reviewed(string system) =>
        Snapshot.MatchesFile(FleetReports.Ascii(Fleets.All, system), $"docs/diagrams/{system}-by-host.txt");

    [Fact]
    public void Borders_stand_in_one_column_whatever_is_between_them()
    {
        var model = new FleetModel(new FleetOptions());
        string[] titles = ["🏛️ Atlantis", "平仮名 host", "e\u0301tage", "🖥 plain", "👩‍💻 team"];
        foreach (var (title, index) in titles.Select((title, index) => (title, index)))
        {
            var host = model.Add(new LinuxHost($"h{index}") { Title = title, Claims = { new ContainerClaim(7, "summary") } });
            var stack = host.Add(new ContainerStack("media") { Title = "📺 Media" });
            stack.Add(new Service("plex", "docker.io/acme/plex:1") { Title = "Plex 電影" });
        }

        var lines = FleetReports.Ascii(model.ToDocument()).TrimEnd('\n').Split('\n');

        lines.Select(Columns.Width).Distinct().Should().ContainSingle();
        lines.Should().Contain(line => line.Contains("7 said (summary), 6 not declared"));
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("電", 2)]
    [InlineData("📺", 2)]
    [InlineData("🏛️", 2)]
    [InlineData("👩‍💻", 2)]
    [InlineData("│", 1)]
    public void A_letter_takes_the_columns_a_terminal_gives_it(string text, int width) => Columns.Width(text).Should().Be(width);

    [Fact]
    public void An_unknown_system_or_host_is_told_with_those_there_are()
    {
        var system = () => FleetReports.Markdown(Fleets.All, "libnovell");
        var host = () => FleetReports.Markdown(Fleets.All, "libnovel", "s60-argus");

        system.Should().Throw<DrawingException>().WithMessage("System 'libnovell': no host belongs to it. Did you mean 'libnovel'?");
        host.Should().Throw<DrawingException>().WithMessage("Host 's60-argus': there is none of that name in 'libnovel'. There are *");
    }

    [Fact]
    public void Names_that_must_be_somebodys_are_listed_with_where_they_lead()
    {
        var model = new FleetModel(new FleetOptions());
        var atlas = model.Add(new LinuxHost("atlas") { Addresses = new HostAddresses { Public = "203.0.113.7" } });
        model.Add(new DnsZone("shop.example")
        {
            KeptAt = model.Add(new ExternalService("cloudflare")),
            Entries = { new DnsEntry("*", atlas) { IsProxied = true }, new DnsEntry("@", DnsKind.Mx, "10 mail.shop.example") },
        });

        model.Add(new LinuxHost("vega"));

        FleetReports.Markdown(model.ToDocument(), host: "vega").Should().NotContain("shop.example");
        FleetReports.Markdown(model.ToDocument(), host: "atlas").Should().Contain(
            """
            | Name | Kind | Leads to | Kept at |
            | --- | --- | --- | --- |
            | \*.shop.example | A | atlas (203.0.113.7), proxied | cloudflare |
            | shop.example | MX | `10 mail.shop.example` | cloudflare |
            """);
    }

    [Fact]
    public void What_could_be_markup_stays_text()
    {
        var model = new FleetModel(new FleetOptions());
        model.Add(new LinuxHost("atlas") { Description = "a | b *c* <script>" });

        FleetReports.Markdown(model.ToDocument()).Should().Contain("| atlas | a \\| b \\*c\\* &lt;script> | linux |");
    }
}
