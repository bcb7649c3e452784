using Fleet.Protocol;

namespace Fleet.Engine.Config;

/// <summary>Configuration keys: <c>namespace:name</c>, in files also <c>name</c> alone for the project's namespace.</summary>
internal static class ConfigKey
{
    /// <summary>The full key of a text.</summary>
    /// <param name="text">A key as a person writes it; the old form <c>namespace:config:name</c> is understood.</param>
    /// <param name="project">The namespace of a bare name.</param>
    /// <param name="error">Makes the error for a malformed key.</param>
    public static string Parse(string text, string project, Func<string, Exception>? error = null) =>
        text.Split(':') switch
        {
            [{ Length: > 0 } name] => $"{project}:{name}",
            [{ Length: > 0 }, { Length: > 0 }] => text,
            [{ Length: > 0 } space, "config", { Length: > 0 } name] => $"{space}:{name}",
            _ => throw (error ?? (summary => new DiagnosticException(summary)))(
                $"The configuration key '{text}' is not of the form 'namespace:name'."),
        };
}
