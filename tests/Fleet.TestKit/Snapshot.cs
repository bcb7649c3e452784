using FluentAssertions;

namespace Fleet.TestKit;

/// <summary>
/// Compares text with a reviewed file beside the test, <c>Expectations/NAME</c>. Run with <c>FLEET_ACCEPT=1</c> to
/// write what came out, then review the change like any other.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails with a readable difference when <paramref name="actual"/> is not what the file holds.</summary>
    public static void Matches(
        string actual, string name, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "")
    {
        Compare(actual, Path.Combine(Path.GetDirectoryName(testFile)!, "Expectations", name));
    }

    /// <summary>The same for a file elsewhere in the repository, such as one of the documentation.</summary>
    public static void MatchesFile(string actual, string path) => Compare(actual, Path.Combine(RepositoryRoot.Path, path));

    private static void Compare(string actual, string path)
    {
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("FLEET_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.Exists(path).Should().BeTrue("the reviewed file {0} belongs beside the test", path);
        text.Should().Be(File.ReadAllText(path));
    }
}
