using System.Diagnostics;
using Fleet.Cli.Drawings;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

/// <summary>A revision is taken out of a real repository, which stays as it is.</summary>
public sealed class RevisionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _project;

    public RevisionTests()
    {
        _project = Path.Combine(_folder.Path, "infra");
        Git("init", "--quiet", "--initial-branch=main");
        Commit("one", "v1");
        Commit("two", null);
        File.WriteAllText(Path.Combine(_project, "Pulumi.yaml"), "not committed");
    }

    [Fact]
    public async Task A_revision_is_what_was_committed_then_and_goes_when_it_was_looked_at()
    {
        string folder;
        using (var then = await Revision.CheckOutAsync(_project, "v1", default))
        {
            folder = then.Folder;
            Path.GetFileName(folder.TrimEnd('/')).Should().Be("infra");
            (await File.ReadAllTextAsync(Path.Combine(folder, "Pulumi.yaml"))).Should().Be("one");
        }

        Directory.Exists(folder).Should().BeFalse();
        Directory.Exists(Path.GetDirectoryName(folder.TrimEnd('/'))).Should().BeFalse();
        (await File.ReadAllTextAsync(Path.Combine(_project, "Pulumi.yaml"))).Should().Be("not committed");
        Git("worktree", "list").Trim().Split('\n').Should().ContainSingle();
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_removed_by_the_next_and_what_is_in_use_is_not()
    {
        var left = Directory.CreateTempSubdirectory("fleet-revision-");
        await File.WriteAllTextAsync(Path.Combine(left.FullName, ".fleet-revision.lock"), "");

        using var one = await Revision.CheckOutAsync(_project, "main~1", default);
        using var other = await Revision.CheckOutAsync(_project, "main", default);

        Directory.Exists(left.FullName).Should().BeFalse();
        Directory.Exists(one.Folder).Should().BeTrue();
        Directory.Exists(other.Folder).Should().BeTrue();
    }

    [Fact]
    public async Task A_name_that_git_would_take_for_an_option_is_a_name()
    {
        var checkout = () => Revision.CheckOutAsync(_project, "--output=/etc/passwd", default);

        (await checkout.Should().ThrowAsync<Fleet.Cli.Commands.CommandException>()).Which.Message.Should()
            .StartWith("'--output=/etc/passwd' is neither a file nor a revision of the repository that ");
    }

    public void Dispose() => _folder.Dispose();

    private void Commit(string content, string? tag)
    {
        Directory.CreateDirectory(_project);
        File.WriteAllText(Path.Combine(_project, "Pulumi.yaml"), content);
        Git("add", "--all");
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", content);
        if (tag is not null)
        {
            Git("tag", tag);
        }
    }

    private string Git(params string[] words)
    {
        using var git = Process.Start(new ProcessStartInfo("git", words) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true })!;
        var said = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
        return said;
    }
}
