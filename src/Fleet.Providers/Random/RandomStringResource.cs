using System.Globalization;
using System.Security.Cryptography;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>
/// <c>RandomString</c> and <c>RandomPassword</c>: characters drawn from chosen classes, with a least number of each.
/// A password's outputs are secret and hold a bcrypt hash too.
/// </summary>
internal sealed class RandomStringResource : RandomResource
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    private static readonly string[] LeastNumbers = ["minLower", "minUpper", "minNumeric", "minSpecial"];
    private static readonly string[] Classes = ["lower", "upper", "special"];

    private readonly bool _isPassword;

    private RandomStringResource(string token, bool isPassword, params string[] generated)
        : base(token, isPassword, generated) => _isPassword = isPassword;

    /// <summary>A text in the open.</summary>
    public static RandomStringResource String() =>
        new("random:index/randomString:RandomString", isPassword: false, "result");

    /// <summary>A secret text.</summary>
    public static RandomStringResource Password() =>
        new("random:index/randomPassword:RandomPassword", isPassword: true, "result", "bcryptHash");

    /// <inheritdoc/>
    protected override void Check(InputCheck check)
    {
        check.AllowOnly(
            "keepers", "length", "lower", "minLower", "minNumeric", "minSpecial", "minUpper", "number", "numeric",
            "overrideSpecial", "special", "upper");
        check.Map("keepers");
        check.Text("overrideSpecial");
        var length = check.Number("length", isRequired: true, least: 1);
        var least = LeastNumbers.Sum(name => check.Number(name, least: 0) ?? 0);
        if (length < least)
        {
            check.Fail("length", $"{length} characters are fewer than the {least} that the least numbers add up to.");
        }

        var isNothingAllowed = Classes.Select(check.Bool).ToList().TrueForAll(isAllowed => isAllowed == false);
        var (numeric, number) = (check.Bool("numeric"), check.Bool("number"));
        if (numeric is not null && number is not null && numeric != number)
        {
            check.Fail("number", "'number' is the old name of 'numeric' and says the opposite. Remove it.");
        }

        if (isNothingAllowed && (numeric ?? number) == false)
        {
            check.Fail("lower", "Every class of characters is switched off. Allow at least one.");
        }
    }

    /// <inheritdoc/>
    protected override PropertyMap Complete(PropertyMap inputs)
    {
        var numeric = Given(inputs, "numeric") ?? Given(inputs, "number") ?? true;
        return Defaults(
            inputs,
            ("lower", true), ("upper", true), ("special", true), ("numeric", numeric), ("number", numeric),
            ("minLower", 0), ("minUpper", 0), ("minNumeric", 0), ("minSpecial", 0));
    }

    /// <inheritdoc/>
    protected override (string Id, PropertyMap Values) Draw(InputCheck inputs)
    {
        var special = inputs.Text("overrideSpecial") is { Length: > 0 } chosen ? chosen : Special;
        (string Name, string Letters)[] classes =
        [
            ("lower", Lower), ("upper", Upper), ("numeric", Digits), ("special", special),
        ];
        var required = classes.SelectMany(choice => Pick(choice.Letters, inputs.Number(Least(choice.Name)) ?? 0)).ToList();
        var allowed = string.Concat(classes.Where(choice => inputs.Bool(choice.Name) == true).Select(choice => choice.Letters));
        char[] letters = [.. required, .. Pick(allowed, inputs.Number("length")!.Value - required.Count)];
        RandomNumberGenerator.Shuffle<char>(letters);
        return Values(new string(letters));
    }

    /// <inheritdoc/>
    protected override string ImportForm => "Give the text itself.";

    /// <summary>Any text: which classes it was drawn from cannot be told, so the defaults are recorded.</summary>
    protected override (string Id, PropertyMap Inputs, PropertyMap Values)? Import(string given)
    {
        var (id, values) = Values(given);
        var length = new StringInfo(given).LengthInTextElements;
        return (id, Complete(PropertyMap.Of(("length", length))), values);
    }

    private (string Id, PropertyMap Values) Values(string result) => _isPassword
        ? ("none", PropertyMap.Of(
            ("result", result),
            ("bcryptHash", Bcrypt.Hash(result, RandomNumberGenerator.GetBytes(Bcrypt.SaltLength)))))
        : (result, PropertyMap.Of(("result", result)));

    private static string Least(string name) => $"min{char.ToUpperInvariant(name[0])}{name[1..]}";

    private static PropertyValue? Given(PropertyMap inputs, string name) =>
        inputs.Find(name) is { } value && value.Unwrap() is not PropertyValue.Null ? value : null;

    private static string Pick(string letters, int count) =>
        count > 0 ? new string(RandomNumberGenerator.GetItems<char>(letters, count)) : "";
}
