using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Page.Tests;

/// <summary>The page in a real browser, as a person uses it.</summary>
public class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Names =
    [
        "the drawing shows every host, stack and service",
        "a click on a service shows its settings, routes, dependants and findings",
        "a click on a dependant leads there, and the back button leads back",
        "the filters leave what they name",
        "a search marks what it finds and leads there",
        "a search in a table keeps the rows with every word",
        "a column's head orders the rows",
        "the findings are listed and lead to what they are about",
        "everything can be reached with the keyboard alone",
        "what is forbidden is drawn until it is hidden, and told at the host",
        "the wheel zooms, and a drag moves the drawing",
        "the theme is the system's until one is chosen",
        "on a phone nothing is wider than the screen and every control is large enough",
        "text has enough contrast in both themes",
        "a picture of it is not blank",
        "hostile words are shown as they are and never run",
        "a script that is not the page's does not run",
        "nothing is fetched, and nothing is said to be wrong",
    ];

    public static TheoryData<string> Checks => [.. Names];

    [NodeTheory("chromium")]
    [MemberData(nameof(Checks))]
    public async Task In_the_browser(string check)
    {
        var results = await browser.ResultsAsync();

        results.Should().ContainKey(check);
        results[check].Should().BeEmpty();
    }

    [NodeFact("chromium")]
    public async Task Every_check_of_the_browser_is_named_here()
    {
        (await browser.ResultsAsync()).Keys.Should().BeEquivalentTo(Names);
    }
}
