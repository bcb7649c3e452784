using System.Text.RegularExpressions;
using Fleet.Document;
using FluentAssertions;
using Xunit;

namespace Fleet.Page.Tests;

public partial class FleetPageTests
{
    [Fact]
    public void The_same_document_gives_the_same_page()
    {
        FleetPage.Render(SampleFleet.Document()).Should().Be(FleetPage.Render(SampleFleet.Document()));
    }

    [Fact]
    public void A_page_holds_the_whole_document()
    {
        var document = SampleFleet.Document();

        ModelDocument.Parse(Model().Match(FleetPage.Render(document)).Groups[1].Value).Should().BeEquivalentTo(document);
    }

    [Fact]
    public void Words_of_the_fleet_are_never_markup()
    {
        var hostile = FleetPage.Render(SampleFleet.HostileDocument());
        var usual = FleetPage.Render(SampleFleet.Document());

        Tag().Count(hostile).Should().Be(Tag().Count(usual));
        ModelDocument.Parse(Model().Match(hostile).Groups[1].Value).Should().BeEquivalentTo(SampleFleet.HostileDocument());
    }

    [Fact]
    public void A_page_names_no_address_to_fetch_anything_from()
    {
        var page = FleetPage.Render(SampleFleet.Document());

        Fetching().Matches(page).Select(match => match.Value).Should().BeEmpty();
        page.Should().Contain("default-src 'none'; script-src 'sha256-");
    }

    [GeneratedRegex("""<script type="application/json" id="model">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Model();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""<(?:link|iframe|img|object|embed|base)\b|<script[^>]*\bsrc=|@import|url\((?!#)""")]
    private static partial Regex Fetching();
}
