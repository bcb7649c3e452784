using System.Net;
using System.Text.RegularExpressions;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Compiling;

/// <summary>The examples in the documentation of the model compile as they stand there.</summary>
public partial class DocumentedExampleTests
{
    [GeneratedRegex("<example>(?<text>.*?)</example>", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    [GeneratedRegex("</?(code|remarks|c)>")]
    private static partial Regex Tag { get; }

    [Fact]
    public void Every_example_compiles()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src", "Fleet.Model");
        var examples = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => Examples(path), (path, text) => (File: Path.GetRelativePath(folder, path), Text: text)).ToList();
        examples.Should().HaveCountGreaterThan(30);

        // Statements, a value, or what stands between the braces of a service or a host.
        string[][] readings =
        [
            .. examples.Select(each => (string[])
            [
                each.Text, $"_ = {each.Text};", $"_ = new Service(\"one\", \"acme/one:1\") {{ {each.Text} }};",
                $"_ = new LinuxHost(\"one\") {{ {each.Text} }};",
            ]),
        ];
        var errors = Snippets.Errors(readings.SelectMany(each => each)).Chunk(readings[0].Length);

        examples.Zip(errors).Where(each => each.Second.All(reading => reading.Count > 0))
            .Select(each => $"{each.First.File}: {string.Join(' ', each.Second[0])}\n{each.First.Text}").Should().BeEmpty();
    }

    private static IEnumerable<string> Examples(string path)
    {
        var documentation = File.ReadLines(path).Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]);
        return Example.Matches(string.Join('\n', documentation))
            .Select(match => WebUtility.HtmlDecode(Tag.Replace(match.Groups["text"].Value, "")).Trim());
    }
}
