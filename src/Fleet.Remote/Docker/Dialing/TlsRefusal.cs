using System.Security.Authentication;
using System.Security.Cryptography;

namespace Fleet.Remote.Docker;

/// <summary>Recognises that two sides do not trust each other, however deep that lies in what was thrown. Pure.</summary>
internal static class TlsRefusal
{
    /// <summary>What is wrong; null when it is something else.</summary>
    public static string? Find(Exception? exception) => exception switch
    {
        null => null,
        AuthenticationException { InnerException: null or DockerApiException } authentication => authentication.Message,
        // The refusal of the other side arrives with its first answer, as an alert that cannot be decrypted into one.
        CryptographicException => "it does not accept our certificate, or wants one and was given none",
        _ => Find(exception.InnerException),
    };
}
