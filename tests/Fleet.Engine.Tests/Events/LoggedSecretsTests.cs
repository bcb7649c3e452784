using Fleet.Engine.Events;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Events;

public class LoggedSecretsTests
{
    private const string Secret = "\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"";

    [Theory]
    [InlineData("obj={\"text\":{" + Secret + ",\"value\":\"planted one\"}}")]
    [InlineData("obj={\"text\":{" + Secret + ",\"value\":[\"planted one\",{\"in\":\"planted two\"}]},\"open\":1} and more")]
    [InlineData("{" + Secret + ",\"value\":\"planted one\"} {" + Secret + ",\"value\":{\"a\":\"planted two\"}}")]
    [InlineData("obj={" + Secret + ",\"value\":\"planted one, cut off")]
    public void Messages_of_the_wire_that_are_logged_hold_no_secret(string message)
    {
        var redactor = new Redactor();

        var shown = redactor.Redact(LoggedSecrets.Learn(message, redactor));

        shown.Should().NotContain("planted");
    }

    [Fact]
    public void What_is_no_secret_stays()
    {
        var redactor = new Redactor();

        redactor.Redact(LoggedSecrets.Learn("""obj={"value":"seen"}""", redactor)).Should().Be("""obj={"value":"seen"}""");
    }
}
