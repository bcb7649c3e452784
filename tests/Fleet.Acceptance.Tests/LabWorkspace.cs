using System.Text.RegularExpressions;
using Fleet.TestKit;

namespace Fleet.Acceptance.Tests;

/// <summary>
/// A workspace of the test's own: the repository's program and stack files, with the lab's addresses moved to another
/// lab number, so that tests run beside each other and beside an operator's own lab.
/// </summary>
public sealed partial class LabWorkspace : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Copies Pulumi.yaml and, as the stack <c>lab</c>, a lab's stack file for the lab of this number.</summary>
    public LabWorkspace(int number, string stackFile = "Pulumi.lab.yaml")
    {
        Number = number;
        _folder.Write("Pulumi.yaml", MainLine().Replace(
            Read("Pulumi.yaml"), $"main: {Path.Combine(RepositoryRoot.Path, "stacks")}"));
        _folder.Write("Pulumi.lab.yaml", ForLab(Read(stackFile)));
        Fleet = new FleetCommand(_folder.Path);
    }

    /// <summary>The lab's number: its hosts are in 198.18.NUMBER.0/24.</summary>
    public int Number { get; }

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string Folder => _folder.Path;

    /// <summary>The command, run in this workspace.</summary>
    public FleetCommand Fleet { get; }

    /// <summary>The address of the lab's host with this last byte.</summary>
    public string Address(int lastByte) => $"198.18.{Number}.{lastByte}";

    /// <summary>
    /// Text of a stack file with its lab's addresses replaced by this lab's. Its services are asked less often whether they are well:
    /// that alone kept a fifth of a small machine busy, all through the tests.
    /// </summary>
    public string ForLab(string text) => LabAddress().Replace(text, match => $"{match.Groups[1].Value}{Number}.")
        .Replace("fleet:healthInterval: 2", "fleet:healthInterval: 4", StringComparison.Ordinal);

    /// <summary>A file of the repository.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, name));

    /// <summary>Writes a file of the workspace.</summary>
    public void Write(string name, string content) => _folder.Write(name, content);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(198\.1[89]\.)[0-9]+\.")]
    private static partial Regex LabAddress();

    [GeneratedRegex("^main:.*$", RegexOptions.Multiline)]
    private static partial Regex MainLine();
}
