using System.Xml.Linq;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Repository.Tests;

/// <summary>Which room may know which: the table of docs/ARCHITECTURE.md, compared with the project files.</summary>
public class DependencyTableTests
{
    private static readonly string[] Sdk = ["Pulumi", "Pulumi.Docker", "Pulumi.Command", "Pulumi.Random"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Fleet.Protocol"] = [],
        ["Fleet.Remote"] = [],
        ["Pulumi"] = ["Fleet.Protocol"],
        ["Pulumi.Docker"] = ["Pulumi", "Pulumi.Generator"],
        ["Pulumi.Command"] = ["Pulumi", "Pulumi.Generator"],
        ["Pulumi.Random"] = ["Pulumi", "Pulumi.Generator"],
        ["Pulumi.Generator"] = [],
        ["Fleet.Schema"] = [],
        ["Fleet.Model"] = [],
        ["Fleet.Compose"] = ["Fleet.Model"],
        ["Fleet.Diagrams"] = ["Fleet.Model"],
        ["Fleet.Page"] = ["Fleet.Model"],
        ["Fleet.Components"] = ["Fleet.Model", "Fleet.Compose", .. Sdk],
        ["Fleet.Engine"] = ["Fleet.Protocol"],
        ["Fleet.Providers"] = ["Fleet.Protocol", "Fleet.Remote"],
        ["Fleet.Plugin"] = ["Fleet.Protocol", "Fleet.Providers", "Fleet.Schema"],
        ["Fleet.Lab"] = ["Fleet.Remote", "Fleet.Model"],
        ["Fleet.Cli"] =
        [
            "Fleet.Protocol", "Fleet.Remote", "Fleet.Model", "Fleet.Compose", "Fleet.Diagrams", "Fleet.Engine", "Fleet.Providers", "Fleet.Schema", "Fleet.Lab",
            "Fleet.Page",
        ],
        ["Stacks"] = ["Fleet.Model", "Fleet.Compose", "Fleet.Components", .. Sdk],
    };

    [Fact]
    public void Every_project_references_only_what_the_table_allows()
    {
        var projects = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(RepositoryRoot.Path, "stacks", "Stacks.csproj"))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, References);

        projects.Keys.Should().BeEquivalentTo(Allowed.Keys);
        foreach (var (project, references) in projects)
        {
            references.Should().BeSubsetOf(Allowed[project], "{0} must stay ignorant of the rest", project);
        }
    }

    /// <summary>Projects by path, and the SDK's by name: PulumiSdkReference is a project unless packages are asked for.</summary>
    private static string[] References(string project)
    {
        var references = XDocument.Load(project);
        return
        [
            .. references.Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
            .. references.Descendants("PulumiSdkReference").SelectMany(reference => reference.Attribute("Include")!.Value.Split(';')),
        ];
    }
}
