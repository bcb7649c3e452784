namespace Fleet.Components;

/// <summary>Words of shell commands.</summary>
internal static class Shell
{
    /// <summary>A word that a shell reads back exactly. Single quotes keep everything but themselves.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The same, without quotes around what needs none.</summary>
    public static string Word(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:@=".Contains(letter)) ? word : Quote(word);
}
