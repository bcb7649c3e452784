using System.Text;

namespace Fleet.Compose.Writing;

/// <summary>Gives what is no text a variable, one for each.</summary>
internal sealed class VariableNames
{
    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<string, Value> _values = [];

    public IReadOnlyDictionary<string, Value> Values => _values;

    /// <summary>What of a value cannot be said with variables, a sentence each.</summary>
    /// <param name="value">The value.</param>
    /// <param name="subject">Whose it is, as the beginning of a sentence.</param>
    /// <param name="place">Where it is, as its end.</param>
    public static IEnumerable<string> Unsaid(ResolvedValue value, string subject, string place = "")
    {
        foreach (var what in value.Missing)
        {
            yield return $"{subject} lacks the {what}{place}, which is not known.";
        }

        // Such as quotes in a text that stands between quotes.
        if (value.Parts.Any(part => part is not TextPart and { Escape: not null }))
        {
            yield return $"{subject} has a value{place} whose special letters are to be escaped; Compose writes it as it is.";
        }
    }

    /// <summary>A resolved value as a text with variables in it.</summary>
    public string Template(ResolvedValue value) => string.Concat(value.Parts.Select(part => part switch
    {
        SecretPart secret => Variable(secret.Secret, secret.Secret.Name, secret.Secret),
        CertificatePart { Certificate: var certificate, IsKey: var isKey } => Variable(
            (certificate, isKey), $"{certificate.Owner.Name}-{(isKey ? "key" : "certificate")}", isKey ? certificate.Key : certificate.Chain),
        ExternalPart external => Variable(external.Source, external.Name, Value.External(external.Name, external.Source)),
        TextPart text => Fields.Escape(text.Text),
        _ => "",
    }));

    private string Variable(object key, string name, Value value)
    {
        if (!_names.TryGetValue(key, out var known))
        {
            var letters = new StringBuilder();
            foreach (var letter in name)
            {
                letters.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_');
            }

            var wanted = letters.Length == 0 || char.IsAsciiDigit(letters[0]) ? $"V_{letters}" : letters.ToString();
            known = wanted;
            for (var number = 2; _values.ContainsKey(known); number++)
            {
                known = $"{wanted}_{number}";
            }

            _names[key] = known;
            _values[known] = value;
        }

        return $"${{{known}}}";
    }
}
