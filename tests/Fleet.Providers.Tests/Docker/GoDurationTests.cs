namespace Fleet.Providers.Tests.Docker;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0s", 0L, "0s")]
    [InlineData("", 0L, "0s")]
    [InlineData("60s", 60_000_000_000L, "1m0s")]
    [InlineData("1m30s", 90_000_000_000L, "1m30s")]
    [InlineData("1.5h", 5_400_000_000_000L, "1h30m0s")]
    [InlineData("500ms", 500_000_000L, "500ms")]
    [InlineData("2s500ms", 2_500_000_000L, "2.5s")]
    public void A_duration_is_read_and_written(string text, long nanoseconds, string written)
    {
        GoDuration.Parse(text).Should().Be(nanoseconds);
        GoDuration.Format(nanoseconds).Should().Be(written);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("1 s")]
    [InlineData("1y")]
    [InlineData("99999999999h")]
    public void What_is_no_duration_is_none(string text) => GoDuration.Parse(text).Should().BeNull();
}
