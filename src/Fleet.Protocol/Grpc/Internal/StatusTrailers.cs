using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Rpc;

namespace Fleet.Protocol.Grpc.Internal;

/// <summary>How a status stands in trailers: a number, a percent-encoded text and, with details, a message in base64.</summary>
internal static class StatusTrailers
{
    public const string Code = "grpc-status";
    public const string Message = "grpc-message";
    public const string Details = "grpc-status-details-bin";

    // Node refuses header blocks beyond 64 KiB and drops the whole connection with all calls on it.
    private const int MaxMessageLength = 32 * 1024;

    /// <summary>Names and values for a status.</summary>
    public static IEnumerable<(string Name, string Value)> For(RpcStatusException? failure)
    {
        var code = (int)(failure?.StatusCode ?? StatusCode.Ok);
        yield return (Code, code.ToString(CultureInfo.InvariantCulture));
        if (failure is null)
        {
            yield break;
        }

        yield return (Message, Escape(failure.Message));
        if (failure.Details.Count > 0)
        {
            var status = new Status { Code = code, Message = failure.Message, Details = { failure.Details } };
            yield return (Details, Convert.ToBase64String(status.ToByteArray()).TrimEnd('='));
        }
    }

    /// <summary>
    /// The failure that trailers describe, null for success. <paramref name="find"/> returns a trailer's value, or null.
    /// </summary>
    public static RpcStatusException? Read(string path, Func<string, string?> find)
    {
        if (!int.TryParse(find(Code), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new RpcStatusException(StatusCode.Unknown, $"'{path}' was answered without a status.");
        }

        if (code == (int)StatusCode.Ok)
        {
            return null;
        }

        var status = ReadDetails(find(Details));
        // The text in the details was not cut to fit a header.
        var message = status?.Message is { Length: > 0 } text ? text : Unescape(find(Message) ?? "");
        var known = Enum.IsDefined((StatusCode)code) ? (StatusCode)code : StatusCode.Unknown;
        return new RpcStatusException(known, message, status?.Details);
    }

    internal static string Escape(string text)
    {
        var escaped = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (escaped.Length > MaxMessageLength)
            {
                return escaped.Append(" ...").ToString();
            }

            if (rune.Value is >= 0x20 and <= 0x7e and not '%')
            {
                escaped.Append((char)rune.Value);
                continue;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>Reverses the encoding. What is no valid escape stays as it is: a message is better odd than lost.</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(source.Length);
        for (var index = 0; index < source.Length; index++)
        {
            if (source[index] == '%' && index + 2 < source.Length
                && char.IsAsciiHexDigit((char)source[index + 1]) && char.IsAsciiHexDigit((char)source[index + 2]))
            {
                bytes.Add(Convert.FromHexString([(char)source[index + 1], (char)source[index + 2]])[0]);
                index += 2;
            }
            else
            {
                bytes.Add(source[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static Status? ReadDetails(string? base64)
    {
        if (base64 is null)
        {
            return null;
        }

        try
        {
            var padding = new string('=', (4 - (base64.TrimEnd('=').Length % 4)) % 4);
            return Status.Parser.ParseFrom(Convert.FromBase64String(base64.TrimEnd('=') + padding));
        }
        catch (Exception exception) when (exception is FormatException or InvalidProtocolBufferException)
        {
            // The status itself still counts.
            return null;
        }
    }
}
