namespace Fleet;

/// <summary>
/// The operator's settings by full key, for example <c>shop:domain</c>. What is asked for and missing is remembered and
/// becomes a finding of the check, so that all of it is reported at once.
/// </summary>
/// <param name="values">Texts by full key, as the stack's config has them.</param>
public sealed class FleetSettings(IReadOnlyDictionary<string, string> values)
{
    private readonly List<Finding> _findings = [];

    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>True for text of a setting that a stack file holds a place for; previews go on with it and an up refuses it.</summary>
    public static bool IsMissing(string text) => text.Contains("PLACEHOLDER: ", StringComparison.Ordinal);

    /// <summary>True when the key is set.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>The setting, or <see langword="null"/>.</summary>
    public string? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>The setting, or the default.</summary>
    public string Get(string key, string otherwise) => values.GetValueOrDefault(key, otherwise);

    /// <summary>The setting; when it is missing the check fails, and an empty text stands in until then.</summary>
    /// <param name="key">The full key.</param>
    /// <param name="meaning">What it is, for the operator who has to set it.</param>
    public string Require(string key, string meaning)
    {
        if (values.TryGetValue(key, out var value))
        {
            return value;
        }

        Report("setting-missing", key, "is not set", $"Set it to {meaning}: config set {key} VALUE");
        return "";
    }

    /// <summary>The setting as a positive whole number.</summary>
    /// <param name="key">The full key.</param>
    /// <param name="meaning">What it is, for the operator who has to set it.</param>
    public int RequireNumber(string key, string meaning)
    {
        var text = Require(key, meaning);
        if (int.TryParse(text, out var number) && number > 0)
        {
            return number;
        }

        if (text.Length > 0)
        {
            Report("setting-invalid", key, $"'{text}' is not a positive whole number", $"Set it to {meaning}");
        }

        return 1;
    }

    /// <summary>The setting as one of the listed words; the first is the default.</summary>
    public string OneOf(string key, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = Get(key, words[0]);
        if (words.Contains(text))
        {
            return text;
        }

        Report("setting-invalid", key, $"'{text}' is none of {string.Join(", ", words)}", "Choose one of them");
        return words[0];
    }

    private void Report(string rule, string key, string reason, string mend) =>
        _findings.Add(new Finding(FindingSeverity.Error, rule, key, $"Setting '{key}'", reason, mend));
}
