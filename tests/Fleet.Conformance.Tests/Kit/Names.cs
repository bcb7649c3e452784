using System.Text.RegularExpressions;
using Fleet.TestKit;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Takes out of texts what differs from run to run, from machine to machine, and what only makes them long.</summary>
internal static partial class Names
{
    /// <summary>Without the stack and project of URNs, and with <c>GUID</c>, <c>PORT</c> and <c>PID</c> in place of such.</summary>
    public static string Short(string text)
    {
        text = Prefix().Replace(text, "").Replace(RepositoryRoot.Path, "ROOT");
        text = Guid().Replace(text, "GUID");
        text = Port().Replace(text, "127.0.0.1:PORT");
        return Process().Replace(text, "(node:PID)");
    }

    /// <summary>The first line: further ones may be a stack trace.</summary>
    public static string FirstLine(string text) => text.Trim().Split('\n')[0].TrimEnd();

    /// <summary>Lines that differ in numbers only, as one with their count.</summary>
    public static IEnumerable<string> Brief(IEnumerable<string> lines) => lines.GroupBy(line => Numbers().Replace(line, "N"))
        .Select(group => group.Count() == 1 ? group.Single() : $"{group.Key} ({group.Count()} times)");

    [GeneratedRegex("\\(node:[0-9]+\\)")]
    private static partial Regex Process();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex("urn:pulumi:dev::[a-z0-9-]+::")]
    private static partial Regex Prefix();

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Port();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();
}
