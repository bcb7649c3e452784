using System.Text.Json;
using Fleet.Engine.State;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State;

public sealed class ValueJsonTests
{
    public static TheoryData<string> Values =>
    [
        "1e-7", "0.000001", "123456789012345680000", "\"emoji \U0001F600, nbsp \u00a0 and \\u2028\"",
        "null", "true", "\"a\\\"b<ä\"", "1", "-0", "9007199254740993", "1e+21", "[1,[\"x\"],{}]", "{\"a\":{\"b\":null}}",
        "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"",
        "{\"4dabf18193072939515e22adb298388d\":\"8ad145fe-0d11-4827-bfd7-1abcbf086f5c\",\"value\":\"7ff0000000000000\"}",
        "{\"4dabf18193072939515e22adb298388d\":\"c44067f5952c0a294b673a41bacd8c17\",\"hash\":\"ab\",\"text\":\"x\"}",
        "{\"4dabf18193072939515e22adb298388d\":\"0def7320c3a5731c473e5ecbe6d01bc7\",\"assets\":{\"f\":{\"4dabf18193072939515e22adb298388d\":\"c44067f5952c0a294b673a41bacd8c17\",\"hash\":\"cd\",\"path\":\"p\"}},\"hash\":\"ab\"}",
        "{\"4dabf18193072939515e22adb298388d\":\"5cf8f73096256a8f31e491e813e4eb8e\",\"id\":\"i\",\"urn\":\"urn:pulumi:d::p::a:b:C::n\"}",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_it_was_read(string json)
    {
        using var document = JsonDocument.Parse(json);

        var value = ValueJson.Read(document.RootElement, NoSecrets.Instance, "");

        ValueJson.ToText(value).Should().Be(json == "9007199254740993" ? "9007199254740992" : json);
    }

    [Fact]
    public void Deep_nesting_survives()
    {
        PropertyValue value = "bottom";
        for (var i = 0; i < 200; i++)
        {
            value = PropertyMap.Of(("x", value));
        }

        using var document = JsonDocument.Parse(ValueJson.ToText(value), ValueJson.ReaderOptions);

        ValueJson.Read(document.RootElement, NoSecrets.Instance, "").Should().Be(value);
    }

    [Fact]
    public void A_value_of_an_unknown_kind_is_refused()
    {
        using var document = JsonDocument.Parse("{\"4dabf18193072939515e22adb298388d\":\"other\"}");

        var read = () => ValueJson.Read(document.RootElement, NoSecrets.Instance, "");

        read.Should().Throw<StateFormatException>().WithMessage("*unknown kind, 'other'*");
    }
}
