using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads what a container runs: a list of words, or a line that is taken apart as a shell does.</summary>
internal sealed class CommandReader(Attributes attributes)
{
    public IReadOnlyList<TextNode> Words(string name)
    {
        switch (attributes.Find(name))
        {
            case null:
                return [];
            case TextNode line when ShellWords.Split(line) is { Count: > 0 } words:
                return words;
            case TextNode line when line.Text.Trim().Length > 0:
                attributes.Wrong(name, $"is {line.Kind}, in which a quote is not closed", "Close it, or write a list of words");
                return [];
            case ListNode { Items.Count: > 0 }:
                return attributes.Texts(name);
            default:
                attributes.Wrong(name, "is empty, and Fleet cannot take the image's own away", "Say what to run, or remove it to leave it to the image");
                return [];
        }
    }
}
