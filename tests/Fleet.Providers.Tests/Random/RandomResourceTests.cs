using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Random;

public sealed class RandomResourceTests
{
    private const string Password = "random:index/randomPassword:RandomPassword";
    private const string Text = "random:index/randomString:RandomString";
    private const string Id = "random:index/randomId:RandomId";
    private const string Integer = "random:index/randomInteger:RandomInteger";
    private const string Pet = "random:index/randomPet:RandomPet";

    [Fact]
    public async Task A_text_has_its_length_its_classes_and_at_least_the_wanted_number_of_each()
    {
        await using var session = await ProviderSession.OpenAsync("random");
        var sizes = Gen.Choose(0, 4).Four().Zip(Gen.Choose(1, 30)).ToArbitrary();

        Prop.ForAll(sizes, async wanted =>
        {
            var ((lower, upper, digits, special), more) = wanted;
            var length = lower + upper + digits + special + more;
            var made = await session.CreateAsync(Text, Of(
                ("length", length), ("minLower", lower), ("minUpper", upper), ("minNumeric", digits),
                ("minSpecial", special), ("overrideSpecial", "_-"), ("upper", false)));
            var text = made.Outputs["result"].AsText()!;
            return text.Length == length && made.Id == text && text.Count(char.IsAsciiLetterLower) >= lower
                && text.Count(char.IsAsciiLetterUpper) == upper && text.Count(char.IsAsciiDigit) >= digits
                && text.Count(letter => "_-".Contains(letter)) >= special
                && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-".Contains(letter));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public async Task A_password_is_secret_and_comes_with_its_hash()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var made = await session.CreateAsync(Password, Of(("length", 20), ("special", false)));

        made.Id.Should().Be("none");
        made.Outputs.Keys.Should().Equal(
            "bcryptHash", "length", "lower", "minLower", "minNumeric", "minSpecial", "minUpper", "number", "numeric",
            "result", "special", "upper");
        made.Outputs["result"].Should().BeOfType<PropertyValue.Secret>();
        made.Outputs["bcryptHash"].Should().BeOfType<PropertyValue.Secret>();
        made.Outputs["bcryptHash"].AsText().Should().MatchRegex("^\\$2a\\$10\\$[./A-Za-z0-9]{53}$");
        made.Outputs["result"].AsText().Should().MatchRegex("^[A-Za-z0-9]{20}$");
    }

    [Fact]
    public async Task A_preview_draws_nothing()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var outputs = await session.PreviewAsync(Password, Of(("length", 20)));

        outputs["result"].Should().Be(new PropertyValue.Secret(PropertyValue.Unknown.Instance));
    }

    [Fact]
    public async Task An_id_is_the_same_bytes_in_four_notations()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var made = await session.CreateAsync(Id, Of(("byteLength", 9), ("prefix", "p-")));

        var bytes = Convert.FromHexString(made.Outputs["hex"].AsText()![2..]);
        bytes.Should().HaveCount(9);
        made.Outputs["b64Std"].AsText().Should().Be($"p-{Convert.ToBase64String(bytes)}");
        made.Outputs["b64Url"].AsText().Should().Be($"p-{made.Id}");
        made.Id.Should().Be(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'));
        made.Outputs["dec"].AsText().Should().Be($"p-{new BigInteger(bytes, isUnsigned: true, isBigEndian: true)}");
    }

    [Fact]
    public async Task Uuids_bytes_and_integers_are_drawn_in_their_forms()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var uuid = await session.CreateAsync("random:index/randomUuid:RandomUuid", Empty);
        var bytes = await session.CreateAsync("random:index/randomBytes:RandomBytes", Of(("length", 5)));
        var integer = await session.CreateAsync("random:index/randomInteger:RandomInteger", Of(("min", 7), ("max", 8)));

        uuid.Id.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        Convert.FromBase64String(bytes.Outputs["base64"].AsText()!).Should().HaveCount(5);
        integer.Outputs["result"].AsNumber().Should().BeInRange(7, 8);
    }

    [Fact]
    public async Task Uuids_are_of_the_version_that_is_asked_for_and_the_seventh_sort_by_time()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var fourth = await session.CreateAsync("random:index/randomUuid4:RandomUuid4", Empty);
        var seventh = await session.CreateAsync("random:index/randomUuid7:RandomUuid7", Of(("keepers", Of(("a", "1")))));
        await Task.Delay(2);
        var later = await session.CreateAsync("random:index/randomUuid7:RandomUuid7", Empty);

        fourth.Id.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        seventh.Outputs["result"].AsText().Should().Be(seventh.Id)
            .And.MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        string.CompareOrdinal(seventh.Id, later.Id).Should().BeNegative();
        (await session.ChangesAsync(seventh, Of(("keepers", Of(("a", "2")))))).Should().Equal("keepers.a UpdateReplace");
    }

    [Fact]
    public async Task Nothing_changes_while_the_meaning_is_the_same()
    {
        await using var session = await ProviderSession.OpenAsync("random");
        var made = await session.CreateAsync(Password, Of(("length", 20), ("keepers", Of(("a", "1")))));

        var changes = await session.ChangesAsync(made, Of(
            ("length", "20"), ("upper", true), ("minLower", 0), ("number", true),
            ("keepers", Of(("a", new PropertyValue.Secret("1"))))));

        changes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_changed_keeper_or_rule_replaces_the_value()
    {
        await using var session = await ProviderSession.OpenAsync("random");
        var made = await session.CreateAsync(Password, Of(("length", 20), ("keepers", Of(("a", "1")))));

        (await session.ChangesAsync(made, Of(("length", 20), ("keepers", Of(("a", "2"), ("b", "3"))))))
            .Should().Equal("keepers.a UpdateReplace", "keepers.b AddReplace");
        (await session.ChangesAsync(made, Of(("length", 21), ("special", false))))
            .Should().Equal("keepers DeleteReplace", "length UpdateReplace", "special UpdateReplace");
    }

    [Fact]
    public async Task Impossible_wishes_are_refused_with_the_reason()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        (await session.FailuresAsync(Text, Empty)).Should().Equal("length: Input 'length' is missing.");
        (await session.FailuresAsync(Text, Of(("length", 3), ("minUpper", 2), ("minLower", 2)))).Should().Equal(
            "length: 3 characters are fewer than the 4 that the least numbers add up to.");
        (await session.FailuresAsync(Text, Of(
            ("length", 3), ("upper", false), ("lower", false), ("special", false), ("number", false)))).Should().Equal(
            "lower: Every class of characters is switched off. Allow at least one.");
        (await session.FailuresAsync(Id, Of(("byteLength", 0)))).Should().Equal(
            $"byteLength: 0 is outside of 1 to {int.MaxValue}.");
    }

    [Fact]
    public async Task A_pet_is_words_with_the_separator_between_and_the_prefix_before()
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var plain = await session.CreateAsync(Pet, Empty);
        var longer = await session.CreateAsync(Pet, Of(("length", 4), ("separator", "_"), ("prefix", "db")));

        plain.Id.Should().MatchRegex("^[a-z]+-[a-z]+$");
        plain.Outputs.Should().Equal(Of(("length", 2), ("separator", "-")));
        longer.Id.Should().MatchRegex("^db(_[a-z]+){4}$");
        (await session.ChangesAsync(plain, Of(("length", 2)))).Should().BeEmpty();
        (await session.ChangesAsync(plain, Of(("length", 3)))).Should().Equal("length UpdateReplace");
    }

    [Fact]
    public async Task A_shuffle_repeats_the_list_only_where_more_is_asked_for()
    {
        await using var session = await ProviderSession.OpenAsync("random");
        var items = PropertyValue.Of("a", "b", "c");

        var whole = await ResultsAsync(session, Of(("inputs", items)));
        var part = await ResultsAsync(session, Of(("inputs", items), ("resultCount", 2)));
        var more = await ResultsAsync(session, Of(("inputs", items), ("resultCount", 7)));

        whole.Should().BeEquivalentTo("a", "b", "c");
        part.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        more.Should().HaveCount(7);
        more.GroupBy(text => text).Select(group => group.Count()).Should().BeEquivalentTo([2, 2, 3]);
        (await ResultsAsync(session, Of(("inputs", PropertyValue.Of())))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_seed_draws_the_same_again()
    {
        await using var session = await ProviderSession.OpenAsync("random");
        var letters = PropertyValue.Of([.. Enumerable.Range('a', 26).Select(letter => (PropertyValue)$"{(char)letter}")]);
        var range = Of(("min", 0), ("max", int.MaxValue), ("seed", "s"));

        var first = await ResultsAsync(session, Of(("inputs", letters), ("seed", "s")));
        var numbers = new[] { await session.CreateAsync(Integer, range), await session.CreateAsync(Integer, range) };

        (await ResultsAsync(session, Of(("inputs", letters), ("seed", "s")))).Should().Equal(first);
        (await ResultsAsync(session, Of(("inputs", letters), ("seed", "t")))).Should().NotEqual(first);
        numbers[0].Id.Should().Be(numbers[1].Id);
    }

    [Theory]
    [InlineData(Text, "abc", "abc", "length=3", "result=abc")]
    [InlineData(Password, "s3cret", "none", "length=6", "result=s3cret")]
    [InlineData(Id, "p-,AQID", "AQID", "byteLength=3", "hex=p-010203")]
    [InlineData(Id, "_-8", "_-8", "byteLength=2", "b64Std=/+8=")]
    [InlineData(Integer, "5,1,9,s", "5", "seed=s", "result=5")]
    [InlineData("random:index/randomUuid:RandomUuid", "7F6C44A0-95A0-4C8B-AC1C-17C5A0A1AB35", "7f6c44a0-95a0-4c8b-ac1c-17c5a0a1ab35", "", "result=7f6c44a0-95a0-4c8b-ac1c-17c5a0a1ab35")]
    [InlineData("random:index/randomBytes:RandomBytes", "AQID", "none", "length=3", "hex=010203")]
    public async Task A_value_is_imported_from_its_official_notation_and_then_unchanged(
        string type, string given, string id, string input, string output)
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var made = (await session.ReadAsync(new Made(ProviderSession.Urn(type), given, Empty, Empty)))!;

        made.Id.Should().Be(id);
        made.Inputs.Select(Shown).Append("").Should().Contain(input);
        made.Outputs.Select(Shown).Should().Contain(output);
        (await session.ChangesAsync(made, made.Inputs)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Integer, "5,1", "Give 'RESULT,MIN,MAX', or 'RESULT,MIN,MAX,SEED'.")]
    [InlineData(Id, "!", "Give the bytes in base64 for URLs, after 'PREFIX,' where there is a prefix.")]
    [InlineData("random:index/randomUuid:RandomUuid", "x", "Give the UUID.")]
    [InlineData("random:index/randomUuid7:RandomUuid7", "x", "Give the UUID.")]
    [InlineData(Pet, "quiet-otter", "It lives in the state alone: declare it, and let it be drawn.")]
    public async Task What_cannot_be_imported_is_refused_without_repeating_it(string type, string given, string hint)
    {
        await using var session = await ProviderSession.OpenAsync("random");

        var import = () => session.ReadAsync(new Made(ProviderSession.Urn(type), given, Empty, Empty));

        (await import.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            $"'thing' cannot be imported from what was given as its id.\n{hint}");
    }

    private static string Shown(KeyValuePair<string, PropertyValue> member) =>
        $"{member.Key}={member.Value.AsText() ?? $"{member.Value.AsNumber()}"}";

    private static async Task<string[]> ResultsAsync(ProviderSession session, PropertyMap program)
    {
        var made = await session.CreateAsync("random:index/randomShuffle:RandomShuffle", program);
        return [.. made.Outputs["results"].AsList().Select(item => item.AsText()!)];
    }
}
