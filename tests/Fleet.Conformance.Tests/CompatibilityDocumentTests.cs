using System.Reflection;
using System.Text.RegularExpressions;
using Fleet.Protocol.Grpc;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Conformance.Tests;

/// <summary>docs/compatibility.md speaks of every rpc, and of tests that there are.</summary>
public sealed partial class CompatibilityDocumentTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "compatibility.md"));

    private static readonly HashSet<string> TestFiles =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!),
    ];

    [Theory]
    [InlineData(typeof(MonitorMethods), "### ResourceMonitor")]
    [InlineData(typeof(EngineMethods), "### Engine")]
    [InlineData(typeof(CallbackMethods), "### Callbacks")]
    [InlineData(typeof(ProviderMethods), "## Provider plugins")]
    public void Every_rpc_has_a_row_that_names_a_test(Type methods, string heading)
    {
        var rows = Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|')).ToList();

        foreach (var method in methods.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(member => member.Name))
        {
            var row = rows.SingleOrDefault(cells => cells[1].Replace("`", "", StringComparison.Ordinal)
                .Split(',', StringSplitOptions.TrimEntries).Contains(method));
            row.Should().NotBeNull("{0} belongs below '{1}'", method, heading);
            TestNames().Matches(string.Join('|', row!)).Should().NotBeEmpty("the row of {0} names who keeps it", method);
        }
    }

    [Fact]
    public void Every_test_that_it_names_is_there() =>
        TestNames().Matches(string.Join('\n', Lines)).Select(match => match.Groups[1].Value).Distinct()
            .Should().BeSubsetOf(TestFiles);

    [GeneratedRegex("`([A-Z][A-Za-z]*Tests)`")]
    private static partial Regex TestNames();
}
