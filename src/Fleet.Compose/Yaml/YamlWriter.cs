using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Fleet.Compose.Yaml;

/// <summary>Writes nodes as YAML: plain where nothing can be misread, in blocks where text has lines, otherwise in quotes.</summary>
internal static partial class YamlWriter
{
    private static readonly string[] Misread =
        ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "<<", "=", ".inf", ".nan"];

    [GeneratedRegex("^[A-Za-z_/.][A-Za-z0-9_./-]*(:[A-Za-z0-9_./-]+)*( [A-Za-z0-9_./-]+)*$")]
    private static partial Regex Harmless { get; }

    [GeneratedRegex(@"^[^\s#\x00-\x1f][\x20-\x7e]*[^\s](\n+([\x20-\x7e]*[\x21-\x7e]))+\n?$")]
    private static partial Regex Lines { get; }

    public static string Write(Node node)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(writer, new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)
            .WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString();
    }

    private static void Emit(Emitter emitter, Node node)
    {
        switch (node)
        {
            case TextNode text:
                emitter.Emit(Scalar(text.Text, text.IsPlain));
                break;
            case ListNode list:
                emitter.Emit(new SequenceStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case MapNode map:
                emitter.Emit(new MappingStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var entry in map.Entries)
                {
                    emitter.Emit(Scalar(entry.Name, isPlain: false, isKey: true));
                    Emit(emitter, entry.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            default:
                throw new InvalidOperationException($"Bug: nothing is known about writing {node.Kind}.");
        }
    }

    private static Scalar Scalar(string text, bool isPlain, bool isKey = false)
    {
        var style = isPlain || Harmless.IsMatch(text) && !Misread.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? ScalarStyle.Plain
            : !isKey && Lines.IsMatch(text) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }
}
