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

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word { get; }

    [GeneratedRegex("</?(code|remarks|c)>")]
    private static partial Regex Tag { get; }

    // What nobody writes down: it comes of what was declared, or is made by something that was.
    private static readonly Type[] Made =
    [
        typeof(Arrow), typeof(CertificatePart), typeof(Connection), typeof(DeclarationException), typeof(EdgeEnd), typeof(ExternalAddress),
        typeof(ExternalPart), typeof(Finding), typeof(FleetPolicies), typeof(FleetSettings), typeof(HttpProbe), typeof(MissingPart),
        typeof(OwnSet<>), typeof(ResolvedValue), typeof(Rule), typeof(SecretPart), typeof(SecretReading), typeof(SelfSignedCertificate), typeof(TcpProbe),
        typeof(TextPart), typeof(ValueFormat),
    ];

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "src", "Fleet.Model");

    [Fact]
    public void Every_example_compiles()
    {
        var examples = Documented();

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

    [Fact]
    public void Whatever_an_operator_declares_has_an_example_that_compiles()
    {
        string[] worked = ["ExampleTests.cs", "Policies/PolicyExampleTests.cs"];
        var shown = Documented().Select(example => example.Text)
            .Concat(worked.Select(name => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Model.Tests", name))))
            .SelectMany(text => Word.Matches(text)).Select(match => match.Value).ToHashSet();

        var without = typeof(Host).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "Fleet", IsInterface: false, IsEnum: false, IsAbstract: false } && !Made.Contains(type))
            .Select(type => type.Name).Where(name => !shown.Contains(name));

        without.Should().BeEmpty("each of them needs an <example>, unless nobody writes it down");
    }

    private static List<(string File, string Text)> Documented() =>
    [
        .. Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => Examples(path), (path, text) => (Path.GetRelativePath(Folder, path), text)),
    ];

    private static IEnumerable<string> Examples(string path)
    {
        var documentation = File.ReadLines(path).Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]);
        return Example.Matches(string.Join('\n', documentation))
            .Select(match => WebUtility.HtmlDecode(Tag.Replace(match.Groups["text"].Value, "")).Trim());
    }
}
