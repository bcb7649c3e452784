namespace Fleet.Schema.Reading;

/// <summary>What else is to be known of a property.</summary>
/// <param name="Replaces">A change makes a new resource; for information.</param>
/// <param name="ReplaceOnChanges">The SDK asks the engine for a new resource when any part changes.</param>
/// <param name="IsSecret">Whatever is given is sent, and what comes back is kept, as a secret.</param>
/// <param name="Default">What the SDK sends when nothing is given, as written.</param>
/// <param name="Environment">The environment variable that is asked when nothing is given.</param>
/// <param name="Deprecation">What to use instead, when it should no longer be used.</param>
/// <param name="CSharpName">Its name in C# when that is not the usual one.</param>
internal sealed record Marks(
    bool Replaces = false,
    bool ReplaceOnChanges = false,
    bool IsSecret = false,
    string? Default = null,
    string? Environment = null,
    string? Deprecation = null,
    string? CSharpName = null)
{
    public static Marks Parse(IEnumerable<string> words) => words.Aggregate(new Marks(), (marks, word) => marks.With(word));

    private Marks With(string word)
    {
        var equals = word.IndexOf('=');
        var value = word.Substring(equals + 1);
        return (equals < 0 ? word : word.Substring(0, equals)) switch
        {
            "replace" => this with { Replaces = true },
            "replaceOnChanges" => this with { ReplaceOnChanges = true },
            "secret" => this with { IsSecret = true },
            "default" => this with { Default = value },
            "env" => this with { Environment = value },
            "use" => this with { Deprecation = $"Use '{value}'." },
            "csharp" => this with { CSharpName = value },
            _ => throw new FormatException($"'{word}' is no mark of a property."),
        };
    }
}
