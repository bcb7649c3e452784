using Fleet.Protocol.Grpc.Internal;
using Fleet.Protocol.Values;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Fleet.Protocol.Tests.Values;

public sealed class PropertyCodecTests
{
    private static readonly Urn Thing = Urn.Create("dev", "proj", default, "test:index:Thing", "a");

    /// <summary>What each value is on the wire, as JSON; the signature key is written as SIG.</summary>
    public static TheoryData<PropertyValue, string> Golden => new()
    {
        { PropertyValue.Null.Instance, """null""" },
        { true, """true""" },
        { 1.5, """1.5""" },
        { "text", "\"text\"" },
        { PropertyValue.Of("a", PropertyValue.Null.Instance), """[ "a", null ]""" },
        { PropertyMap.Of(("a", 1), ("b", PropertyMap.Empty)), """{ "a": 1, "b": { } }""" },
        { PropertyValue.Unknown.Instance, "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"" },
        {
            new PropertyValue.Secret("s"),
            """{ "SIG": "1b47061264138c4ac30d75fd1eb44270", "value": "s" }"""
        },
        {
            new PropertyValue.Asset { Content = "", Hash = "e3b0" },
            """{ "SIG": "c44067f5952c0a294b673a41bacd8c17", "hash": "e3b0", "text": "" }"""
        },
        {
            new PropertyValue.Asset { Path = "./a.txt" },
            """{ "SIG": "c44067f5952c0a294b673a41bacd8c17", "path": "./a.txt" }"""
        },
        {
            new PropertyValue.Archive
            {
                Assets = PropertyMap.Of(("a", new PropertyValue.Asset { Uri = "file:///a" })),
            },
            """
            { "SIG": "0def7320c3a5731c473e5ecbe6d01bc7", "assets": { "a": { "SIG": "c44067f5952c0a294b673a41bacd8c17", "uri": "file:///a" } } }
            """
        },
        {
            new PropertyValue.ResourceReference(Thing, "i-1", "1.2.3"),
            """
            { "SIG": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "urn:pulumi:dev::proj::test:index:Thing::a", "id": "i-1", "packageVersion": "1.2.3" }
            """
        },
        {
            new PropertyValue.ResourceReference(Thing, null, ""),
            """{ "SIG": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "urn:pulumi:dev::proj::test:index:Thing::a" }"""
        },
        {
            new PropertyValue.Output("v", true, [Thing]),
            """
            { "SIG": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "value": "v", "secret": true, "dependencies": [ "urn:pulumi:dev::proj::test:index:Thing::a" ] }
            """
        },
        {
            new PropertyValue.Output(null, false, []),
            """{ "SIG": "d0e6a833031e9bbcd3f4e8bde6ca49a4" }"""
        },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void A_value_has_its_form_on_the_wire(PropertyValue value, string json)
    {
        var message = PropertyCodec.Encode(value);

        JsonFormatter.Default.Format(message).Should().Be(json.Replace("SIG", Signatures.Key, StringComparison.Ordinal).Trim());
        PropertyCodec.Decode(message).Should().Be(value);
    }

    [Fact]
    public void Values_survive_the_wire_whatever_they_are() =>
        Prop.ForAll(PropertyValues.Map.ToArbitrary(), properties =>
        {
            var bytes = PropertyCodec.Encode(properties).ToByteArray();
            var decoded = PropertyCodec.Decode(Struct.Parser.ParseFrom(bytes));
            return decoded.Equals(properties) && properties.Equals(decoded);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Options_mean_the_same_for_the_writer_and_the_reader() =>
        Prop.ForAll(PropertyValues.Map.ToArbitrary(), PropertyValues.Options.ToArbitrary(), (properties, options) =>
        {
            var writtenReduced = PropertyCodec.Decode(PropertyCodec.Encode(properties, options));
            var readReduced = PropertyCodec.Decode(PropertyCodec.Encode(properties), options);
            return writtenReduced.Equals(readReduced) && PropertyFilter.Apply(readReduced, options).Equals(readReduced);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void What_an_option_drops_is_nowhere_in_the_message() =>
        Prop.ForAll(PropertyValues.Map.ToArbitrary(), PropertyValues.Options.ToArbitrary(), (properties, options) =>
        {
            var message = PropertyCodec.Encode(properties, options);
            var text = message.ToByteString().ToStringUtf8();
            return (options.KeepSecrets || !text.Contains(Signatures.Secret, StringComparison.Ordinal))
                && (options.KeepResources || !text.Contains(Signatures.Resource, StringComparison.Ordinal))
                && (options.KeepOutputs || !text.Contains(Signatures.Output, StringComparison.Ordinal))
                && (options.Unknowns == UnknownHandling.Keep
                    || !text.Contains(Signatures.Unknown, StringComparison.Ordinal))
                && (!options.SkipInternalKeys || !message.Fields.ContainsKey("__internal"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    public void Every_sentinel_is_an_unknown(string sentinel) =>
        PropertyCodec.Decode(Value.ForString(sentinel)).Should().Be(PropertyValue.Unknown.Instance);

    [Theory]
    [InlineData("""{"SIG":"803fd3297a5875dc03ca845dda5d2a98","value":"R3LDvMOfZQ=="}""", "Grüße")]
    [InlineData("""{"SIG":"c44067f5952c0a294b673a41bacd8c17","text":"t","__pulumiAsset":true}""", null)]
    public void What_only_others_write_is_read(string json, string? text)
    {
        var value = DecodeJson(json);

        value.Should().Be(text is null ? new PropertyValue.Asset { Content = "t" } : (PropertyValue)text);
    }

    [Theory]
    [InlineData("7ff8000000000000", double.NaN)]
    [InlineData("fff0000000000000", double.NegativeInfinity)]
    [InlineData("3ff8000000000000", 1.5)]
    public void A_number_may_come_as_its_bits(string bits, double number) =>
        DecodeJson($$"""{"SIG":"8ad145fe-0d11-4827-bfd7-1abcbf086f5c","value":"{{bits}}"}""")
            .Should().Be((PropertyValue)number);

    [Theory]
    [InlineData("""{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"URN","id":""}""")]
    [InlineData("""{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"URN","id":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""")]
    public void A_reference_to_a_resource_yet_to_be_made_has_an_unknown_id(string json) =>
        DecodeJson(json.Replace("URN", Thing.Text, StringComparison.Ordinal))
            .Should().Be(new PropertyValue.ResourceReference(Thing, PropertyValue.Unknown.Instance, ""));

    [Theory]
    [InlineData("""{"SIG":"nobody"}""", "Property 'p' is an object with the unknown signature 'nobody'.")]
    [InlineData("""{"SIG":1}""", "Property 'p' is an object whose signature is not a text.")]
    [InlineData(
        """{"a":[{"SIG":"1b47061264138c4ac30d75fd1eb44270"}]}""",
        "Property 'p.a[0]' is a secret without a value.")]
    [InlineData(
        """{"SIG":"c44067f5952c0a294b673a41bacd8c17","text":1}""",
        "Property 'p' is a special object whose 'text' is not a text.")]
    [InlineData(
        """{"SIG":"0def7320c3a5731c473e5ecbe6d01bc7","assets":[]}""",
        "Property 'p' is an archive whose 'assets' is not an object.")]
    [InlineData(
        """{"SIG":"0def7320c3a5731c473e5ecbe6d01bc7","assets":{"a.b":"text"}}""",
        "Property 'p.assets[\"a.b\"]' is neither an asset nor an archive.")]
    [InlineData(
        """{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"x"}""",
        "Property 'p' refers to 'x', which is not a resource URN.")]
    [InlineData(
        """{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"urn:pulumi:d::p::t:t:T::n","id":5}""",
        "Property 'p' is a reference to a resource whose 'id' is not a text.")]
    [InlineData(
        """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4","secret":"yes"}""",
        "Property 'p' is an output whose 'secret' is neither true nor false.")]
    [InlineData(
        """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4","dependencies":["x"]}""",
        "Property 'p.dependencies' refers to 'x', which is not a resource URN.")]
    [InlineData(
        """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4","dependencies":"x"}""",
        "Property 'p' is an output whose 'dependencies' is not a list.")]
    [InlineData(
        """{"SIG":"803fd3297a5875dc03ca845dda5d2a98","value":"*"}""",
        "Property 'p' is a byte string whose value is not base64.")]
    [InlineData(
        """{"SIG":"803fd3297a5875dc03ca845dda5d2a98","value":"/w=="}""",
        "Property 'p' holds bytes that are not a text in UTF-8.")]
    [InlineData(
        """{"SIG":"8ad145fe-0d11-4827-bfd7-1abcbf086f5c","value":"12"}""",
        "Property 'p' is a number whose value is not 16 hex digits.")]
    public void A_malformed_special_value_is_an_error_that_names_the_property(string json, string message)
    {
        var decode = () => DecodeJson(json);

        decode.Should().Throw<PropertyFormatException>().WithMessage(message);
    }

    [Fact]
    public void A_rejected_unknown_is_an_error_that_names_the_property()
    {
        var properties = PropertyMap.Of(("a", PropertyValue.Of(new PropertyValue.Secret(PropertyValue.Unknown.Instance))));

        var encode = () => PropertyCodec.Encode(properties, new() { Unknowns = UnknownHandling.Reject });

        encode.Should().Throw<PropertyFormatException>()
            .WithMessage("Property 'a[0]' is not known yet, and must be here.").Which.PropertyPath.Should().Be("a[0]");
    }

    [Fact]
    public void Without_outputs_an_output_becomes_what_it_holds()
    {
        var options = new PropertyCodecOptions { KeepOutputs = false };

        Reduced(new PropertyValue.Output("v", false, [Thing]), options).Should().Be((PropertyValue)"v");
        Reduced(new PropertyValue.Output("v", true, [Thing]), options).Should().Be(new PropertyValue.Secret("v"));
        Reduced(new PropertyValue.Output(null, false, [Thing]), options).Should().Be(PropertyValue.Unknown.Instance);
        Reduced(new PropertyValue.Output(null, true, []), options)
            .Should().Be(new PropertyValue.Secret(PropertyValue.Unknown.Instance));
    }

    [Fact]
    public void Without_references_a_resource_becomes_its_id_or_its_URN()
    {
        var options = new PropertyCodecOptions { KeepResources = false };

        Reduced(new PropertyValue.ResourceReference(Thing, "i-1", ""), options).Should().Be((PropertyValue)"i-1");
        Reduced(new PropertyValue.ResourceReference(Thing, null, ""), options).Should().Be((PropertyValue)Thing.Text);
        Reduced(new PropertyValue.ResourceReference(Thing, PropertyValue.Unknown.Instance, ""), options)
            .Should().Be(PropertyValue.Unknown.Instance);
    }

    [Fact]
    public void Unknowns_that_are_skipped_take_their_wrapping_along()
    {
        var properties = PropertyMap.Of(
            ("gone", new PropertyValue.Secret(PropertyValue.Unknown.Instance)),
            ("list", PropertyValue.Of("a", PropertyValue.Unknown.Instance, "b")));

        var encoded = PropertyCodec.Encode(properties, new() { Unknowns = UnknownHandling.Skip });

        PropertyCodec.Decode(encoded).Should().Equal(PropertyMap.Of(("list", PropertyValue.Of("a", "b"))));
    }

    [Fact]
    public void Elided_assets_keep_their_hash_only()
    {
        var asset = new PropertyValue.Asset { Hash = "aa", Content = "long text" };

        var reduced = (PropertyValue.Asset)Reduced(asset, new() { ElideAssets = true })!;

        (reduced.Hash, reduced.Content, reduced.Path, reduced.Uri).Should().Be(("aa", null, null, null));
    }

    [Fact]
    public async Task Secrets_60_objects_deep_pass_a_frame()
    {
        PropertyValue value = "bottom";
        for (var level = 0; level < 60; level++)
        {
            value = new PropertyValue.Secret(PropertyMap.Of(($"l{level}", PropertyValue.Of(value))));
        }

        var message = PropertyCodec.Encode(PropertyMap.Of(("deep", value)));
        using var frame = new MemoryStream(MessageFrame.Of(message).ToArray());
        var read = await MessageFrame.ReadAsync(frame, Struct.Parser, CancellationToken.None);

        PropertyCodec.Decode(read)["deep"].Should().Be(value);
    }

    [Fact]
    public void An_absent_message_has_no_properties() => PropertyCodec.Decode((Struct?)null).Should().BeEmpty();

    private static PropertyValue? Reduced(PropertyValue value, PropertyCodecOptions options) =>
        PropertyCodec.Decode(PropertyCodec.Encode(value, options));

    private static PropertyValue DecodeJson(string json)
    {
        var text = json.Replace("SIG", Signatures.Key, StringComparison.Ordinal);
        return PropertyCodec.Decode(JsonParser.Default.Parse<Struct>($$"""{"p":{{text}}}"""))["p"];
    }
}
