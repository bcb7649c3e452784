using System.Text.RegularExpressions;

namespace Fleet.Remote.Docker;

/// <summary>How a registry wants to be told who asks.</summary>
/// <param name="Scheme"><c>basic</c> or <c>bearer</c>.</param>
/// <param name="Parameters">Where a token is to be had and what for, by name.</param>
internal sealed partial record RegistryChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Reads the header <c>WWW-Authenticate</c>; null when it asks for something else.</summary>
    public static RegistryChallenge? Parse(string header)
    {
        var parts = header.Trim().Split(' ', 2);
        var scheme = parts[0].ToLowerInvariant();
        if (scheme is not ("basic" or "bearer"))
        {
            return null;
        }

        var parameters = Parameter.Matches(parts.ElementAtOrDefault(1) ?? "").ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
        return new RegistryChallenge(scheme, parameters);
    }

    /// <summary>The address of the token, with what it is for; null when the header does not say.</summary>
    public Uri? TokenAddress(string scope)
    {
        if (!Uri.TryCreate(Parameters.GetValueOrDefault("realm"), UriKind.Absolute, out var realm))
        {
            return null;
        }

        var query = Query.Of(
            realm.GetLeftPart(UriPartial.Path),
            ("service", Parameters.GetValueOrDefault("service")),
            ("scope", Parameters.GetValueOrDefault("scope", scope)));
        return new Uri(query);
    }

    [GeneratedRegex("(?<name>[a-zA-Z_]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Parameter { get; }
}
