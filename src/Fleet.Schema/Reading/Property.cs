namespace Fleet.Schema.Reading;

/// <summary>
/// A property: <c>io cpuSet string replace | The processors …</c>. The letters say where it is: <c>i</c> input, <c>o</c>
/// output, a capital where it is always there.
/// </summary>
internal sealed record Property(
    string Name,
    TypeReference Type,
    bool IsInput,
    bool IsInputRequired,
    bool IsOutput,
    bool IsOutputRequired,
    Marks Marks,
    string Summary)
{
    public static Property Parse(string line)
    {
        var bar = line.IndexOf(" | ", StringComparison.Ordinal);
        if (bar < 0)
        {
            throw new FormatException($"'{line.Trim()}' lacks ' | ' and a sentence.");
        }

        var words = line.Substring(0, bar).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || words[0].Trim('i', 'I', 'o', 'O').Length > 0)
        {
            throw new FormatException($"'{line.Trim()}' does not start with its letters, name and type.");
        }

        return new(
            words[1],
            TypeReference.Parse(words[2]),
            words[0].IndexOfAny(['i', 'I']) >= 0,
            words[0].IndexOf('I') >= 0,
            words[0].IndexOfAny(['o', 'O']) >= 0,
            words[0].IndexOf('O') >= 0,
            Marks.Parse(words.Skip(3)),
            line.Substring(bar + 3).Trim());
    }
}
