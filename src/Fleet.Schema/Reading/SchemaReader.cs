namespace Fleet.Schema.Reading;

/// <summary>
/// Reads the compact schema: blocks of a line that says what it is, an indented sentence, and an indented line a property.
/// <code>
/// resource docker:index/tag:Tag state
///   Another name for an image on a host.
///   IO sourceImage string replace | The image that has a name.
///   O  sourceImageId string       | The id of that image.
/// </code>
/// </summary>
internal static class SchemaReader
{
    /// <summary>Reads a package from its files; one of them starts with the package's own line.</summary>
    public static Package Read(IEnumerable<string> files)
    {
        Package? package = null;
        var blocks = new List<Block>();
        foreach (var lines in files.SelectMany(Paragraphs))
        {
            var head = lines[0].Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (head[0] == "package")
            {
                package = new(head[1], head[2], head.ElementAtOrDefault(3) ?? "", lines[1].Trim(), blocks);
            }
            else
            {
                blocks.Add(Read(head, lines.Skip(1)));
            }
        }

        return package ?? throw new FormatException("No file has a line 'package NAME VERSION NAMESPACE'.");
    }

    private static IEnumerable<List<string>> Paragraphs(string file)
    {
        var paragraph = new List<string>();
        foreach (var line in file.Split('\n').Select(line => line.TrimEnd()).Where(line => !line.StartsWith("#", StringComparison.Ordinal)))
        {
            if (line.Length > 0)
            {
                paragraph.Add(line);
            }
            else if (paragraph.Count > 0)
            {
                yield return paragraph;
                paragraph = [];
            }
        }

        if (paragraph.Count > 0)
        {
            yield return paragraph;
        }
    }

    private static Block Read(string[] head, IEnumerable<string> lines)
    {
        var kind = head[0] switch
        {
            "resource" => BlockKind.Resource,
            "function" => BlockKind.Function,
            "type" => BlockKind.Type,
            "enum" => BlockKind.Enum,
            "provider" => BlockKind.Provider,
            _ => throw new FormatException($"'{string.Join(" ", head)}' declares nothing known."),
        };
        var words = head.Skip(2).ToList();
        var rest = lines.ToList();
        var summary = rest[0].Trim();
        var deprecation = After(rest.ElementAtOrDefault(1)?.Trim(), "deprecated: ");
        var members = rest.Skip(deprecation is null ? 1 : 2).ToList();
        return new(
            kind,
            head[1],
            words.Contains("state"),
            words.Select(word => After(word, "alias=")).FirstOrDefault(alias => alias is not null),
            deprecation,
            summary,
            kind == BlockKind.Enum ? [] : [.. members.Select(Property.Parse)],
            kind == BlockKind.Enum ? [.. members.Select(ReadValue)] : [],
            [.. words.Select(word => After(word, "method=")).OfType<string>()]);
    }

    private static EnumValue ReadValue(string line)
    {
        var words = line.Split([' '], 4, StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words[1], words[3]);
    }

    private static string? After(string? text, string opening) =>
        text?.StartsWith(opening, StringComparison.Ordinal) == true ? text.Substring(opening.Length) : null;
}
