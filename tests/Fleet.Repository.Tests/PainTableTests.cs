using System.Text.RegularExpressions;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Repository.Tests;

/// <summary>docs/pains.md and the tests it names are in step.</summary>
public sealed partial class PainTableTests
{
    private const int Columns = 4;

    private static readonly string TestFolder = Path.Combine(RepositoryRoot.Path, "tests");

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs/pains.md"))
            .Where(line => line.StartsWith('|') && !line.StartsWith("| Thread") && !line.StartsWith("| ---"))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Each_pain_names_its_thread_and_has_tests_that_exist_or_an_argument()
    {
        var tests = Directory.EnumerateFiles(TestFolder, "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(Tests).ToHashSet(StringComparer.Ordinal);
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/pains.md"));

        Quoted.Matches(text).Select(match => match.Groups[1].Value).Except(tests).Should().BeEmpty("each name is that of a test");
        Rows.Sum(row => Thread.Count(row[0])).Should().BeGreaterThan(60);
        foreach (var row in Rows)
        {
            row.Should().HaveCount(Columns, "'{0}' has a thread, a pain, what is done and where that is shown", row[0]);
            Thread.IsMatch(row[0]).Should().BeTrue("'{0}' names a thread", row[0]);
            Named(row).Except(tests).Should().BeEmpty("'{0}' names tests that exist", row[0]);
            (Named(row).Any() || row[2].StartsWith("Not applicable: ")).Should().BeTrue("'{0}' has a test or an argument", row[0]);
        }
    }

    [Fact]
    public void Each_test_of_a_pain_is_in_the_table_beside_its_thread()
    {
        var pains = Directory.EnumerateFiles(Path.Combine(TestFolder, "Fleet.Providers.Tests/Pains"), "*Tests.cs")
            .SelectMany(Tests).ToList();

        pains.Should().NotBeEmpty();
        foreach (var test in pains)
        {
            var thread = $"{test[0]}#{test[1..test.IndexOf('_', StringComparison.Ordinal)]}";
            Rows.Should().Contain(
                row => Named(row).Contains(test) && row[0].Split(", ").Contains(thread), "'{0}' is named beside {1}", test, thread);
        }
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) ([A-Z]\w+)\(")]
    private static partial Regex TestName { get; }

    [GeneratedRegex("`([A-Z]\\w+_\\w+)`")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"[\w/-]+#\d+")]
    private static partial Regex Thread { get; }

    private static IEnumerable<string> Tests(string file) =>
        TestName.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Named(string[] row) =>
        row.Length < Columns ? [] : Quoted.Matches(row[3]).Select(match => match.Groups[1].Value);
}
