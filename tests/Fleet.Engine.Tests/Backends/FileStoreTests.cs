using Fleet.Engine.Backends;
using Fleet.Protocol;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Backends;

public sealed class FileStoreTests : StoreContract, IDisposable
{
    private readonly TempFolder _folder = new();

    private protected override IObjectStore Store => new FileStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Half_a_line_of_a_killed_run_is_cut_off_before_the_journal_is_sealed()
    {
        _folder.Write("s.journal", "header\none\n{\"n\":2,\"beg");

        await Store.Journal("s.journal", 0).SealAsync("end\n"u8.ToArray(), default);

        File.ReadAllText(_folder["s.journal"]).Should().Be("header\none\nend\n");
    }

    [Fact]
    public async Task A_write_that_fails_leaves_what_was_there_and_nothing_else()
    {
        await Store.WriteAsync("key", "1"u8.ToArray(), default);
        Directory.CreateDirectory(_folder["taken"]);

        var write = () => Store.WriteAsync("taken", "2"u8.ToArray(), default);

        (await write.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Hint
            .Should().Be("Make room or mend the permissions, then run the same command again.");
        Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
        File.ReadAllText(_folder["key"]).Should().Be("1");
    }
}
