using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Remote.Tests;

public sealed class ShellQuoteTests
{
    [Fact]
    public void Any_arguments_come_back_from_a_real_shell_unchanged()
    {
        var local = new LocalConnection(TimeProvider.System);
        var words = Gen.Elements([.. "ab01 '\"\\$`!*?[]{}()<>|&;#~=%^\n\t\r-é\u20ac"])
            .ListOf().Select(letters => string.Concat(letters));
        var property = Prop.ForAll(words.ListOf().ToArbitrary(), async arguments =>
        {
            var command = RemoteCommand.Of(["printf", "%s\\0", "first", .. arguments]);
            var result = await local.RunAsync(command, default);
            return result.Output == string.Concat(arguments.Prepend("first").Select(argument => $"{argument}\0"));
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Variables_and_hidden_texts_come_back_from_a_real_shell_unchanged()
    {
        var local = new LocalConnection(TimeProvider.System);
        var values = Gen.Elements([.. "ab '\"\\$`!\n\t\ré"]).ListOf().Select(letters => string.Concat(letters));
        var property = Prop.ForAll(values.ToArbitrary(), values.ToArbitrary(), async (value, input) =>
        {
            var command = RemoteCommand.Of("sh", "-c", "printf '%s|%s|' \"$VALUE\" \"$1\"; cat", "sh", input) with
            {
                Environment = new Dictionary<string, string> { ["VALUE"] = value },
                Stdin = new MemoryStream(Encoding.UTF8.GetBytes(input)),
                IsSecret = true,
            };
            var result = await local.RunAsync(command, default);
            return result.Output == $"{value}|{input}|{input}";
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Quoted_words_are_read_back()
    {
        var words = Gen.Elements([.. "ab '\"\\$`!%\n\té"]).ListOf().Select(letters => string.Concat(letters)).ListOf();
        var property = Prop.ForAll(words.ToArbitrary(), list =>
            ShellWords.Split(ShellQuote.Join(list)) is { } read && read.SequenceEqual(list));

        property.Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData(" ssh  -W\t[%h]:%p\\ x ", "ssh", "-W", "[%h]:%p x")]
    [InlineData("")]
    [InlineData("a'b c'd", "ab cd")]
    public void A_line_is_read_as_a_shell_does(string line, params string[] words) => ShellWords.Split(line).Should().Equal(words);

    [Theory]
    [InlineData("a | b")]
    [InlineData("a $HOME")]
    [InlineData("a 'b")]
    [InlineData("a \"b\"")]
    public void A_line_that_does_more_than_list_words_is_not_read(string line) => ShellWords.Split(line).Should().BeNull();

    [Theory]
    [InlineData("plain-1.2_/:@,+", "plain-1.2_/:@,+")]
    [InlineData("", "''")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("a=b", "'a=b'")]
    public void Quoting_stays_readable(string argument, string expected) =>
        ShellQuote.Quote(argument).Should().Be(expected);

    [Fact]
    public async Task A_name_that_is_no_variable_is_refused()
    {
        var command = RemoteCommand.Of("true") with { Environment = new Dictionary<string, string> { ["a;b"] = "" } };

        var run = () => new LocalConnection(TimeProvider.System).RunAsync(command, default);

        await run.Should().ThrowAsync<ArgumentException>().WithMessage("'a;b' is not a name that a shell accepts for a variable.");
    }
}
