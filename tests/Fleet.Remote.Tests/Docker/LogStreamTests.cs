using Fleet.Remote.Docker;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Docker;

public sealed class LogStreamTests
{
    [Fact]
    public async Task Frames_are_taken_apart()
    {
        byte[] bytes = [1, 0, 0, 0, 0, 0, 0, 3, .. "out"u8, 2, 0, 0, 0, 0, 0, 0, 4, .. "err\n"u8];

        var text = await ReadAsync(bytes);

        text.Should().Be(("outerr\n", "err\n"));
    }

    [Fact]
    public async Task A_terminals_output_is_passed_on_as_it_is() =>
        (await ReadAsync("hello from a terminal\r\n"u8.ToArray())).Should().Be(("hello from a terminal\r\n", ""));

    [Fact]
    public async Task Less_than_a_header_is_output_of_a_terminal() =>
        (await ReadAsync("hi"u8.ToArray())).Should().Be(("hi", ""));

    [Fact]
    public async Task Nothing_is_nothing() => (await ReadAsync([])).Should().Be(("", ""));

    private static async Task<(string Output, string Error)> ReadAsync(byte[] bytes) => await LogStream.TextAsync(
        LogStream.ReadAsync(new MemoryStream(bytes), CancellationToken.None), CancellationToken.None);
}
