using System.Text;
using Fleet.Engine.Backends;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Backends;

/// <summary>What is true of every store.</summary>
public abstract class StoreContract
{
    private protected abstract IObjectStore Store { get; }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public async Task What_was_written_is_read_and_removed_once()
    {
        await Store.WriteAsync("a/b/c.json", Bytes("one"), default);
        await Store.WriteAsync("a/b/c.json", Bytes("zwö"), default);

        var stored = await Store.ReadAsync("a/b/c.json", default);

        Encoding.UTF8.GetString(stored!.Content).Should().Be("zwö");
        (await Store.ExistsAsync("a/b/c.json", default)).Should().BeTrue();
        await Store.DeleteAsync("a/b/c.json", default);
        await Store.DeleteAsync("a/b/c.json", default);
        (await Store.ReadAsync("a/b/c.json", default)).Should().BeNull();
        (await Store.ExistsAsync("a/b/c.json", default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_list_has_what_is_right_in_a_folder_in_order()
    {
        foreach (var name in new[] { "f/d", "f/a", "f/sub/x", "f/c", "f/b", "fx", "f/e", "f/c.attrs" })
        {
            await Store.WriteAsync(name, Bytes(name), default);
        }

        (await Store.ListAsync("f", default)).Select(item => item.Name).Should().Equal("a", "b", "c", "d", "e");
        (await Store.ListAsync("none", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_conditional_write_needs_what_it_expects()
    {
        var first = await Store.TryWriteAsync("key", Bytes("1"), null, default);
        first.Should().NotBeNull();
        (await Store.TryWriteAsync("key", Bytes("2"), null, default)).Should().BeNull();
        var second = await Store.TryWriteAsync("key", Bytes("3"), first, default);
        second.Should().NotBeNull().And.NotBe(first);
        (await Store.TryWriteAsync("key", Bytes("4"), first, default)).Should().BeNull();
        (await Store.TryWriteAsync("absent", Bytes("5"), second, default)).Should().BeNull();

        var stored = await Store.ReadAsync("key", default);
        stored!.Version.Should().Be(second);
        stored.Content.Should().Equal(Bytes("3"));
        (await Store.ExistsAsync("absent", default)).Should().BeFalse();
    }

    [Fact]
    public async Task Of_many_conditional_writes_one_wins()
    {
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            number => Task.Run(() => Store.TryWriteAsync("raced", Bytes($"{number}"), null, default))));

        wins.Count(version => version is not null).Should().Be(1);
    }

    [Fact]
    public async Task A_journal_is_read_as_it_was_appended_and_sealed_by_anybody()
    {
        var (writer, reader) = (Store.Journal(".pulumi/stacks/p/s.journal", 7), Store.Journal(".pulumi/stacks/p/s.journal", 0));
        (await reader.ExistsAsync(default)).Should().BeFalse();
        (await reader.ReadAsync(default)).Should().BeNull();

        await writer.CreateAsync(Bytes("header\none\n"), default);
        await writer.AppendAsync(Bytes("two\n"), default);
        await writer.DisposeAsync();
        await reader.FenceAsync(default);
        await reader.SealAsync(Bytes("end\n"), default);

        Encoding.UTF8.GetString((await reader.ReadAsync(default))!).Should().Be("header\none\ntwo\nend\n");
        await reader.DeleteAsync(default);
        (await reader.ExistsAsync(default)).Should().BeFalse();
    }
}
