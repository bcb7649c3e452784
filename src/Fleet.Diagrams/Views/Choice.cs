namespace Fleet.Diagrams;

/// <summary>What somebody may have meant by a name that there is not, as a sentence.</summary>
internal static class Choice
{
    public static string Of(string word, IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return Nearest.To(word, all) is { } near ? $"Did you mean '{near}'?"
            : all.Count == 0 ? "There are none."
            : $"There are {string.Join(", ", all.Select(name => $"'{name}'"))}.";
    }
}
