using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Events;

/// <summary>
/// Knows every secret that a run has seen and takes it out of texts, also where it stands escaped for JSON or for a URL,
/// and each line of one that has several.
/// </summary>
internal sealed class Redactor
{
    public const string Mark = "[secret]";

    // A secret of a letter or two, or a word like 'true', would leave nothing of any text.
    private const int ShortestSecret = 3;
    private const int ShortestLine = 8;
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "null" };

    private readonly Lock _gate = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private volatile Search? _search;

    /// <summary>Learns every secret in properties.</summary>
    public void Learn(PropertyMap properties)
    {
        foreach (var value in properties.Values)
        {
            Learn(value);
        }
    }

    /// <summary>Learns every secret in a value.</summary>
    public void Learn(PropertyValue value) => Learn(value, isSecret: false);

    /// <summary>Learns a secret text.</summary>
    public void Learn(string secret)
    {
        lock (_gate)
        {
            if (_secrets.Contains(secret))
            {
                return;
            }

            foreach (var form in Forms(secret))
            {
                if (form.Length >= ShortestSecret && !Words.Contains(form) && _secrets.Add(form))
                {
                    _search = null;
                }
            }
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Redact(string text)
    {
        var search = _search ?? Build();
        var position = search.Find(text, 0);
        if (position < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (position >= 0)
        {
            var length = search.LengthAt(text, position);
            result.Append(text, copied, position - copied).Append(Mark);
            copied = position + length;
            position = search.Find(text, copied);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The properties with secrets blinded and every other text redacted.</summary>
    public PropertyMap Blind(PropertyMap properties) => PropertyMap.From(
        properties.Select(member => KeyValuePair.Create(member.Key, Blind(member.Value))));

    /// <summary>The value with secrets blinded and every other text redacted.</summary>
    public PropertyValue Blind(PropertyValue value) => value switch
    {
        PropertyValue.Secret => new PropertyValue.Secret(Mark),
        PropertyValue.Output { IsSecret: true } => new PropertyValue.Secret(Mark),
        PropertyValue.Output output => Blind(output.Value ?? PropertyValue.Unknown.Instance),
        PropertyValue.Text text => Redact(text.Value),
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(Blind)),
        PropertyValue.Map map => Blind(map.Members),
        PropertyValue.Asset { Content: not null } asset => asset with { Content = "<contents elided>" },
        PropertyValue.Archive { Assets: { } assets } archive => archive with { Assets = Blind(assets) },
        _ => value,
    };

    private void Learn(PropertyValue value, bool isSecret)
    {
        switch (value)
        {
            case PropertyValue.Secret secret:
                Learn(secret.Value, isSecret: true);
                break;
            case PropertyValue.Output { Value: { } inner } output:
                Learn(inner, isSecret || output.IsSecret);
                break;
            case PropertyValue.Text text when isSecret:
                Learn(text.Value);
                break;
            case PropertyValue.Asset { Content: { } content } when isSecret:
                Learn(content);
                break;
            case PropertyValue.List list:
                foreach (var item in list.Items)
                {
                    Learn(item, isSecret);
                }

                break;
            case PropertyValue.Map map:
                foreach (var member in map.Members.Values)
                {
                    Learn(member, isSecret);
                }

                break;
            case PropertyValue.Archive { Assets: { } assets }:
                foreach (var asset in assets.Values)
                {
                    Learn(asset, isSecret);
                }

                break;
        }
    }

    private static IEnumerable<string> Forms(string secret)
    {
        var lines = secret.Split('\n', StringSplitOptions.TrimEntries);
        var parts = lines.Length > 1 ? lines.Where(line => line.Length >= ShortestLine).Prepend(secret) : [secret];
        return parts.SelectMany(part => new[]
        {
            part,
            JsonEncodedText.Encode(part, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            JsonEncodedText.Encode(part).ToString(),
            Uri.EscapeDataString(part),
        });
    }

    private Search Build()
    {
        lock (_gate)
        {
            return _search ??= new Search([.. _secrets.OrderByDescending(secret => secret.Length)]);
        }
    }

    private sealed class Search(ImmutableArray<string> secrets)
    {
        private readonly SearchValues<string> _values = SearchValues.Create(secrets.AsSpan(), StringComparison.Ordinal);

        public int Find(string text, int start)
        {
            var found = text.AsSpan(start).IndexOfAny(_values);
            return found < 0 ? -1 : start + found;
        }

        public int LengthAt(string text, int position) => secrets
            .First(secret => string.CompareOrdinal(text, position, secret, 0, secret.Length) == 0).Length;
    }
}
