using Fleet.Compose.Programs;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>Compose files as people write them, read as stacks.</summary>
public class SampleTests
{
    [Fact]
    public void There_are_thirty_of_them_and_all_are_read()
    {
        var folders = Directory.GetDirectories(SampleFolder.Path).Select(Path.GetFileName);

        Samples.Names.Should().HaveCount(30).And.BeEquivalentTo(folders);
        foreach (var stack in SampleFolder.ReadAll().Hosts[0].Stacks.Zip(Samples.Names))
        {
            Snapshot.Matches(StackText.Of(stack.First), $"{stack.Second}.txt");
        }
    }

    [Fact]
    public void A_fleet_of_all_of_them_has_no_errors()
    {
        var findings = SampleFolder.ReadAll().Check();

        findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Each_written_and_read_again_is_the_same_stack()
    {
        foreach (var stack in SampleFolder.ReadAll().Hosts[0].Stacks.Where(stack => stack.Name != "paperless"))
        {
            var written = ComposeFile.Write(stack);

            using var folder = new TempFolder();
            var options = new ComposeOptions();
            foreach (var (name, value) in written.Variables)
            {
                options.Variables[name] = value;
            }

            var again = ComposeFile.Parse(written.Text, folder.Path, options);
            StackText.Of(again).Should().Be(StackText.Of(stack), "'{0}' says the same as\n{1}", stack.Name, written.Text);
            written.LeftOut.Should().BeEmpty("'{0}' came from a Compose file", stack.Name);
        }
    }
}
