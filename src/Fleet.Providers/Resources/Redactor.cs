using System.Text;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Resources;

/// <summary>Takes known secrets out of texts that are not ours, such as what a command wrote.</summary>
internal sealed class Redactor
{
    private const int ShortestSecret = 3;

    private readonly List<string> _secrets = [];

    /// <summary>Collects every secret text in the values, whole and line by line, plain and in base64.</summary>
    public Redactor(params IEnumerable<PropertyMap> maps)
    {
        foreach (var value in maps.SelectMany(map => map.Values))
        {
            Collect(value, isSecret: false);
        }

        _secrets.Sort((left, right) => right.Length.CompareTo(left.Length));
    }

    /// <summary>True when there is a secret at all.</summary>
    public bool HasSecrets => _secrets.Count > 0;

    /// <summary>True when a secret is too short to be told from the rest of a text, and so cannot be taken out.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>The text without the secrets.</summary>
    public string Redact(string text) =>
        _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "[secret]", StringComparison.Ordinal));

    private void Collect(PropertyValue value, bool isSecret)
    {
        switch (value)
        {
            case PropertyValue.Secret secret:
                Collect(secret.Value, isSecret: true);
                break;
            case PropertyValue.Output output when output.Value is not null:
                Collect(output.Value, isSecret || output.IsSecret);
                break;
            case PropertyValue.List list:
                list.Items.ToList().ForEach(item => Collect(item, isSecret));
                break;
            case PropertyValue.Map map:
                map.Members.Values.ToList().ForEach(member => Collect(member, isSecret));
                break;
            case PropertyValue.Text text when isSecret:
                IsBlind |= text.Value.Length is > 0 and < ShortestSecret;
                _secrets.AddRange(text.Value.Split('\n').Append(text.Value).Append(AfterName(text.Value))
                    .Where(part => part.Trim().Length >= ShortestSecret)
                    .SelectMany(part => new[] { part, Convert.ToBase64String(Encoding.UTF8.GetBytes(part)) })
                    .Distinct(StringComparer.Ordinal));
                break;
            default:
                break;
        }
    }

    /// <summary>The value of a variable written as <c>NAME=value</c>; else nothing.</summary>
    private static string AfterName(string text) => text.IndexOf('=') is var position and > 0 ? text[(position + 1)..] : "";
}
