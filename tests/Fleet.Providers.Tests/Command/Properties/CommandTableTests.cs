using System.Text;
using Fleet.Providers.Tests.Schemas;

namespace Fleet.Providers.Tests.Command;

/// <summary>
/// Tries every property of commands and copies against real hosts: it is created, read back, planned again without a change
/// and changed. What comes of it is <c>docs/command-properties.md</c>.
/// </summary>
public sealed class CommandTableTests : IDisposable
{
    private const string Introduction = """
        # Commands and copies, property by property

        Written by `CommandTableTests`, which tries each row against real SSH servers: the command or copy is created, read back,
        planned again and changed, and what it did is looked at. The rows are those of the package's schema: one that has not
        been tried fails the test.

        - **Again**: what a second plan finds after the first has been read back.
        - **Change**: what a changed value does: the command *runs again*, the file is *copied again*, or the value is *recorded* for
          a later use. *Replaces*: done anew as another resource, of which the old one's `delete` is run last.
        - **Seen**: what was done at first → after the change, and what was done at the end if anything.
        - **Official**: what the official provider does on a change. U runs or copies again, R replaces.

        The official provider runs a command again for any change at all. Here `delete`, `logging`, `addPreviousOutputInEnv` and how a
        connection is proven are recorded alone: where it leads to the same user of the same host, nothing was to be done. A
        single file that is copied with the deprecated CopyFile is replaced, as the official provider cannot update it.

        """;

    private readonly TempFolder _folder = new();
    private CommandHosts? _hosts;

    public void Dispose() => _folder.Dispose();

    [MachineFact("sshd", "ssh", "ssh-agent", "ssh-add", "ssh-keygen", "openssl", "unshare", "bash")]
    public async Task The_table_of_properties_is_what_hosts_do()
    {
        foreach (var name in new[] { "files/one.txt", "files/two.txt", "files/a.log", "more/x" })
        {
            _folder.Write(name, $"{Path.GetFileName(name)}\n");
        }

        await using var hosts = _hosts = await CommandHosts.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        var cases = new CommandCases(hosts, _folder);
        var text = new StringBuilder(Introduction);
        await AddAsync(text, session, "command:local:Command", cases.Local(), "runs again");
        await AddAsync(text, session, "command:remote:Command", cases.Remote(), "runs again");
        await AddAsync(text, session, "command:remote:CopyToRemote", cases.Copies(), "copied again");
        await AddAsync(text, session, "command:remote:CopyFile", cases.FileCopies(), "copied again");
        await AddFunctionAsync(text, session, cases.Run());

        Snapshot.MatchesFile(text.ToString(), "docs/command-properties.md");
    }

    private async Task AddAsync(
        StringBuilder text, ProviderSession session, string token, IEnumerable<CommandCase> cases, string done)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in cases)
        {
            try
            {
                rows[each.Path] = await RowAsync(session, token, each, done);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"'{each.Path}' of {token}: {exception.Message}", exception);
            }
        }

        Finish(text, token, rows, SchemaInput.Leaves(SchemaInput.OfResource(token)), "| Property | Again | Change | Seen | Official |");
    }

    private async Task<string> RowAsync(ProviderSession session, string token, CommandCase each, string done)
    {
        var made = await session.CreateAsync(token, each.First);
        made.Outputs.Keys.Should().BeSubsetOf(SchemaInput.OutputsOf(token), "programs are told what the schema has");
        var first = Seen(session, made, each);
        var read = (await session.ReadAsync(made))!;
        read.Should().Be(made);
        (await session.ChangesAsync(read, each.First)).Should().BeEmpty("nothing was changed");
        var diff = await session.DiffAsync(read, each.Second);
        diff.HasChanges.Should().BeTrue("the second value differs");
        if (each.OnlyCompared.Length > 0)
        {
            diff.ReplacePaths.Should().NotBeEmpty();
            await session.DeleteAsync(read);
            return $"| `{each.Path}` | no change | replaces | {first}; {each.OnlyCompared} | {each.Official} |";
        }

        var last = diff.ReplacePaths.Any() ? await session.CreateAsync(token, each.Second) : await session.UpdateAsync(read, each.Second);
        var didAnything = File.Exists(_folder["log"]);
        var second = Seen(session, last, each);
        (await session.ChangesAsync(last, each.Second)).Should().BeEmpty("nothing was changed since");
        if (diff.ReplacePaths.Any())
        {
            await session.DeleteAsync(read);
        }

        await session.DeleteAsync(last);
        var end = Seen(session, last, each with { Output = "" });
        var change = diff.ReplacePaths.Any() ? "replaces" : didAnything ? done : "recorded";
        var seen = second.Length > 0 ? $"{first} → {second}" : first;
        return $"| `{each.Path}` | no change | {change} | {seen}{(end.Length > 0 ? $", at the end {end}" : "")} | {each.Official} |";
    }

    private async Task AddFunctionAsync(StringBuilder text, ProviderSession session, IEnumerable<CommandCase> cases)
    {
        const string token = "command:local:run";
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in cases)
        {
            var answers = new List<string>();
            foreach (var arguments in new[] { each.First, each.Second })
            {
                var result = await session.Provider.InvokeAsync(new InvokeRequest(token, arguments, false), default);
                result.Failures.Should().BeEmpty();
                answers.Add(Seen(session, new Made(default, "", arguments, result.Result), each with { Output = each.Output is "" ? "stdout" : each.Output }));
            }

            rows[each.Path] = $"| `{each.Path}` | {answers[0]} → {answers[1]} |";
        }

        Finish(text, token, rows, SchemaInput.Leaves(SchemaInput.OfFunction(token)), "| Argument | Seen |");
    }

    private static void Finish(
        StringBuilder text, string token, SortedDictionary<string, string> rows, IEnumerable<string> leaves, string head)
    {
        rows.Keys.Should().BeEquivalentTo(leaves, "every property of the schema of {0} is tried, and no other", token);
        text.Append($"\n## {token}\n\n{rows.Count} properties are tried, which is all.\n\n{head}\n")
            .Append($"|{string.Concat(Enumerable.Repeat(" --- |", head.Count(letter => letter == '|') - 1))}\n");
        foreach (var row in rows.Values)
        {
            text.Append(row).Append('\n');
        }

        TestCounts.Add($"command properties, {token}: {rows.Count} of {rows.Count} tried against real hosts");
    }

    /// <summary>What was done since it was last asked: lines in the file, an output, or what was echoed.</summary>
    private string Seen(ProviderSession session, Made made, CommandCase each)
    {
        var echoed = session.Reports.Select(report => report.Summary).ToList();
        session.Reports.Clear();
        var seen = each.Output switch
        {
            "" => ReadAway(_folder["log"], "") + ReadAway(_folder["other"], "elsewhere "),
            "echoed" => string.Join(' ', echoed),
            "archive" => string.Join(' ', ((PropertyValue.Archive)made.Outputs["archive"]).Assets!.Keys),
            "assets" => string.Join(' ', made.Outputs["assets"].AsMap().Keys),
            var output => made.Outputs[output].AsText()!,
        };
        return seen.Length == 0 ? "" : $"`{_hosts!.Named(seen.Trim().Replace('\n', ' '))}`";
    }

    private static string ReadAway(string file, string where)
    {
        if (!File.Exists(file))
        {
            return "";
        }

        var text = File.ReadAllText(file);
        File.Delete(file);
        return where + text;
    }
}
