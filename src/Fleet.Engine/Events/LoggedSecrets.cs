using System.Text;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Events;

/// <summary>
/// Secrets in what SDKs log for someone who searches a fault: messages as they go over the wire, before the engine has
/// seen them.
/// </summary>
internal static class LoggedSecrets
{
    private const string ValueKey = "\"value\":";

    /// <summary>Has the redactor learn each secret of a message, and gives the message without what could not be read.</summary>
    public static string Learn(string message, Redactor redactor)
    {
        var position = 0;
        while ((position = message.IndexOf(Signatures.Secret, position, StringComparison.Ordinal)) >= 0)
        {
            position += Signatures.Secret.Length;
            var value = message.IndexOf(ValueKey, position, StringComparison.Ordinal);
            if (value < 0 || !TryRead(message.AsSpan(value + ValueKey.Length), redactor))
            {
                return message[..position];
            }
        }

        return message;
    }

    private static bool TryRead(ReadOnlySpan<char> json, Redactor redactor)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, state: default);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return false;
            }

            using (document)
            {
                Learn(document.RootElement, redactor);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Learn(JsonElement value, Redactor redactor)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                redactor.Learn(value.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Learn(item, redactor);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Learn(member.Value, redactor);
                }

                break;
        }
    }
}
