using Fleet.Engine.Events;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Events;

public sealed class RedactorTests
{
    private readonly Redactor _redactor = new();

    [Theory]
    [InlineData("it is s3cret!", "it is [secret]!")]
    [InlineData("s3crets3cret", "[secret][secret]")]
    [InlineData("nothing", "nothing")]
    public void A_secret_is_taken_out_wherever_it_stands(string text, string expected)
    {
        _redactor.Learn("s3cret");

        _redactor.Redact(text).Should().Be(expected);
    }

    [Fact]
    public void Forms_escaped_for_json_and_urls_are_taken_out()
    {
        _redactor.Learn("a\"b<c d");

        _redactor.Redact("""{"x":"a\"b<c d","y":"a\u0022b\u003Cc d"} http://u:a%22b%3Cc%20d@h""")
            .Should().Be("""{"x":"[secret]","y":"[secret]"} http://u:[secret]@h""");
    }

    [Fact]
    public void Each_line_of_a_secret_is_taken_out()
    {
        _redactor.Learn("-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----\n");

        _redactor.Redact("printed MIIEvQIBADANBg here").Should().Be("printed [secret] here");
    }

    [Fact]
    public void Of_two_that_begin_alike_the_longer_goes_whichever_was_learnt_first()
    {
        _redactor.Learn("abcd");
        _redactor.Redact("warm up");
        for (var i = 0; i < 100; i++)
        {
            _redactor.Learn($"other-{i:000}");
            _redactor.Redact("warm up");
        }

        _redactor.Learn("abcdefgh");
        _redactor.Redact("x abcdefgh y abcd other-042").Should().Be("x [secret] y [secret] [secret]");
    }

    [Fact]
    public void Words_and_letters_are_left_alone()
    {
        _redactor.Learn("true");
        _redactor.Learn("a");

        _redactor.Redact("that is true").Should().Be("that is true");
    }

    [Fact]
    public void Values_are_blinded_whole_and_texts_around_them_in_part()
    {
        var properties = PropertyMap.Of(
            ("password", new PropertyValue.Secret("s3cret")), ("url", "postgres://x:s3cret@h"), ("size", 1));
        _redactor.Learn(properties);

        _redactor.Blind(properties).Should().Equal(PropertyMap.Of(
            ("password", new PropertyValue.Secret("[secret]")), ("url", "postgres://x:[secret]@h"), ("size", 1)));
    }
}
