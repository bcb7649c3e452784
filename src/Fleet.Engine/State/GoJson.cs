using System.Globalization;
using System.Text.Encodings.Web;

namespace Fleet.Engine.State;

/// <summary>
/// JSON as Pulumi's writer spells it, so that what is not changed stays the same bytes: only what JSON demands is
/// escaped, and the two separators that end lines in JavaScript.
/// </summary>
internal sealed class GoJson : JavaScriptEncoder
{
    public static readonly GoJson Encoder = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < 0x20 or '"' or '\\' or 0x2028 or 0x2029;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var i = 0; i < textLength; i++)
        {
            // Half a surrogate pair is no character: the base class replaces it.
            if (WillEncode(text[i]) || (char.IsSurrogate(text[i]) && !IsPair(text, i, textLength)))
            {
                return i;
            }

            if (char.IsHighSurrogate(text[i]))
            {
                i++;
            }
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var text = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < 0x10000 => $"\\u{unicodeScalar:x4}",
            _ => char.ConvertFromUtf32(unicodeScalar),
        };
        numberOfCharactersWritten = text.Length;
        if (bufferLength < text.Length)
        {
            numberOfCharactersWritten = 0;
            return false;
        }

        text.CopyTo(new Span<char>(buffer, bufferLength));
        return true;
    }

    /// <summary>A finite number: plain digits between 1e-6 and 1e21, as JavaScript does it, with a sign before zero.</summary>
    public static string Number(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E');
        if (mark < 0)
        {
            return shortest;
        }

        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        if (size is < 1e-6 or >= 1e21)
        {
            return $"{shortest[..mark]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(exponent < 0 ? 1 : 2, '0')}";
        }

        var sign = value < 0 ? "-" : "";
        var digits = shortest[..mark].TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var point = 1 + exponent;
        return point <= 0
            ? $"{sign}0.{new string('0', -point)}{digits}"
            : $"{sign}{digits.PadRight(point, '0')}";
    }

    private static unsafe bool IsPair(char* text, int at, int length) =>
        at + 1 < length && char.IsSurrogatePair(text[at], text[at + 1]);
}
