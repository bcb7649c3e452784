using Fleet.Protocol;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>A YAML (or JSON) file's tree, with errors that name file, line and column.</summary>
internal sealed class YamlFile
{
    private YamlFile(string path, string text, YamlMappingNode? root)
    {
        Path = path;
        Text = text;
        Root = root;
    }

    public string Path { get; }

    /// <summary>The whole text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The top-level mapping; null when the file is empty.</summary>
    public YamlMappingNode? Root { get; }

    /// <summary>Reads a file.</summary>
    public static YamlFile Load(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException($"'{path}' cannot be read: {exception.Message}", inner: exception);
        }
    }

    /// <summary>Reads a text that stands for a file.</summary>
    public static YamlFile Parse(string path, string text)
    {
        text = text.TrimStart('\uFEFF');
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw Error(path, exception.Start, $"'{path}' is not valid YAML: {Reason(exception)}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // YamlDotNet 16.3's scanner gives up like this on a flow list that is not closed.
            throw Error(
                path, LastGoodMark(text), $"'{path}' is not valid YAML: a list or mapping that begins here has no end.", exception);
        }

        return stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" }
            ? new YamlFile(path, text, null)
            : new YamlFile(path, text, stream.Documents[0].RootNode as YamlMappingNode ?? throw Error(
                path, stream.Documents[0].RootNode.Start, $"'{path}' must hold a mapping of names to values."));
    }

    /// <summary>The entries of a mapping; none for anything else.</summary>
    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(YamlNode? node) =>
        (IEnumerable<KeyValuePair<YamlNode, YamlNode>>?)(node as YamlMappingNode)?.Children ?? [];

    /// <summary>An error about a place in this file.</summary>
    public DiagnosticException Error(YamlNode node, string summary) => Error(Path, node.Start, summary);

    /// <summary>Where a node stands, as <c>file:line:column</c>.</summary>
    public string Location(YamlNode node) => At(Path, node.Start);

    /// <summary>The text of a scalar.</summary>
    public string Scalar(YamlNode node, string what) => node is YamlScalarNode scalar
        ? scalar.Value ?? ""
        : throw Error(node, $"{what} must be a text.");

    /// <summary>A mapping.</summary>
    public YamlMappingNode Mapping(YamlNode node, string what) => node as YamlMappingNode
        ?? throw Error(node, $"{what} must be a mapping of names to values.");

    private static DiagnosticException Error(string path, Mark mark, string summary, Exception? inner = null) =>
        new([new Diagnostic(Severity.Error, $"{At(path, mark)}: {summary}") { Location = At(path, mark) }], inner);

    /// <summary>Where the last thing stands that could be read.</summary>
    private static Mark LastGoodMark(string text)
    {
        var parser = new Parser(new StringReader(text));
        var mark = Mark.Empty;
        try
        {
            while (parser.MoveNext())
            {
                mark = parser.Current?.Start ?? mark;
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or YamlException)
        {
            // As far as it goes.
        }

        return mark;
    }

    private static string At(string path, Mark mark) => $"{path}:{mark.Line}:{mark.Column}";

    // YamlDotNet's own messages end with or without a full stop and may begin with the position.
    private static string Reason(YamlException exception) =>
        (exception.InnerException?.Message ?? exception.Message).TrimEnd('.') + ".";
}
