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

    private static readonly PropertyValue BlindSecret = new PropertyValue.Secret(Mark);

    // A secret of a letter or two, or a word like 'true', would leave nothing of any text.
    private const int ShortestSecret = 3;
    private const int ShortestLine = 8;
    private const int MostRecent = 64;
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "null" };

    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    // Making a search costs as much as there is to search for. Those learnt last have one of their own, so that one more
    // secret does not cost as much as all there are.
    private readonly List<string> _recent = [];
    private volatile Search _old = Search.ForNothing;
    private volatile Search? _new = Search.ForNothing;
    private bool _overlaps;

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
            if (_known.Contains(secret))
            {
                return;
            }

            foreach (var form in Forms(secret))
            {
                if (form.Length >= ShortestSecret && !Words.Contains(form) && _known.Add(form))
                {
                    // Taking out an old secret that is part of this one would leave the rest of this one.
                    _overlaps |= _old.Finds(form);
                    _recent.Add(form);
                    _new = null;
                }
            }
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Redact(string text)
    {
        var recent = _new ?? Build();
        return recent.Replace(_old.Replace(text));
    }

    /// <summary>The properties with secrets blinded and every other text redacted.</summary>
    public PropertyMap Blind(PropertyMap properties) => properties.Replace((_, value) => Blind(value));

    /// <summary>The value with secrets blinded and every other text redacted.</summary>
    public PropertyValue Blind(PropertyValue value) => value switch
    {
        PropertyValue.Secret => BlindSecret,
        PropertyValue.Output { IsSecret: true } => BlindSecret,
        PropertyValue.Output output => Blind(output.Value ?? PropertyValue.Unknown.Instance),
        PropertyValue.Text text => Redact(text.Value) is var shown && ReferenceEquals(shown, text.Value) ? text : shown,
        PropertyValue.List list => PropertyValue.Of(list.Items.Select(Blind)),
        PropertyValue.Map map => Blind(map.Members) is var members && ReferenceEquals(members, map.Members) ? map : members,
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
            if (_overlaps || _recent.Count > Math.Max(MostRecent, _known.Count / 4))
            {
                _old = Search.For(_known);
                _recent.Clear();
                _overlaps = false;
            }

            return _new ??= Search.For(_recent);
        }
    }

    private sealed class Search
    {
        public static readonly Search ForNothing = For([]);

        private readonly ImmutableArray<string> _secrets;
        private readonly SearchValues<string> _values;

        private Search(ImmutableArray<string> secrets) =>
            (_secrets, _values) = (secrets, SearchValues.Create(secrets.AsSpan(), StringComparison.Ordinal));

        /// <summary>Finds any of these; of those that begin in one place the longest.</summary>
        public static Search For(IEnumerable<string> secrets) =>
            new([.. secrets.OrderByDescending(secret => secret.Length)]);

        public bool Finds(string text) => Find(text, 0) >= 0;

        public string Replace(string text)
        {
            var position = Find(text, 0);
            if (position < 0)
            {
                return text;
            }

            var result = new StringBuilder(text.Length);
            var copied = 0;
            while (position >= 0)
            {
                result.Append(text, copied, position - copied).Append(Mark);
                copied = position + LengthAt(text, position);
                position = Find(text, copied);
            }

            return result.Append(text, copied, text.Length - copied).ToString();
        }

        private int Find(string text, int start)
        {
            var found = text.AsSpan(start).IndexOfAny(_values);
            return found < 0 ? -1 : start + found;
        }

        private int LengthAt(string text, int position) => _secrets
            .First(secret => string.CompareOrdinal(text, position, secret, 0, secret.Length) == 0).Length;
    }
}
