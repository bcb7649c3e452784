using System.Text.RegularExpressions;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Repository.Tests;

/// <summary>Projects are tested side by side, and a lab's number belongs to one lab at a time.</summary>
public partial class LabNumberTests
{
    [GeneratedRegex(@"(?:LabSpec\.For\([^,()]+, |const int Number = |new LabWorkspace\(|ManyFleet\.StartAsync\()(?<number>\d+)\b")]
    private static partial Regex Taken { get; }

    [Fact]
    public void No_two_projects_of_tests_have_a_lab_of_one_number()
    {
        var tests = Path.Combine(RepositoryRoot.Path, "tests");
        var labs = Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories)
            .SelectMany(
                path => Taken.Matches(File.ReadAllText(path)),
                (path, match) => (Number: match.Groups["number"].Value, Project: Path.GetRelativePath(tests, path).Split('/')[0]))
            .Distinct().ToList();

        labs.Should().HaveCountGreaterThan(10);
        labs.GroupBy(lab => lab.Number).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(" and ", same.Select(lab => lab.Project))}").Should().BeEmpty();
    }
}
