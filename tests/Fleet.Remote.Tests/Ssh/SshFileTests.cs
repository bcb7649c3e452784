using System.Formats.Tar;
using System.Text;
using Fleet.Remote.Processes;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Remote.Tests.Ssh;

public sealed class SshFileTests
{
    [MachineFact("sshd", "ssh")]
    public async Task A_file_is_written_with_its_folders_mode_and_owner_and_read_back()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        var path = folder["it's a/b c/file.txt"];
        var content = Encoding.UTF8.GetBytes("ü\0\r\nend");

        await host.Connection.WriteFileAsync(
            new RemoteFile(path, content) { Mode = "0640", Owner = "daemon", Group = "1" }, default);

        (await host.Connection.ReadFileAsync(path, default)).Should().Equal(content);
        (await host.Connection.RunAsync(RemoteCommand.Of("stat", "-c", "%a %U %g", path), default)).Output
            .Should().Be("640 daemon 1\n");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).Should().Equal(path);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_missing_file_reads_as_nothing()
    {
        await using var host = await SshHost.StartAsync();

        (await host.Connection.ReadFileAsync("/nowhere/at all", default)).Should().BeNull();
    }

    [MachineFact("sshd", "ssh")]
    public async Task Writing_over_a_folder_says_so()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();

        var write = () => host.Connection.WriteFileAsync(new RemoteFile(folder.Path, "x"u8.ToArray()), default);

        (await write.Should().ThrowAsync<RemoteException>()).Which.Message.Should().Be(
            $"File '{folder.Path}' on '{host.Connection.Name}' was not written: exit code 1.\nit is a folder");
    }

    [MachineFact("sshd", "ssh")]
    public async Task Nothing_is_left_of_a_file_of_which_a_part_arrives_when_nobody_is_left_to_hear_of_it()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        var write = FileCommands.Write(new RemoteFile(folder["file"], "whole"u8.ToArray()));

        // Its complaint goes into a pipe whose other end has gone, as with a connection that has ended.
        var result = await host.Connection.RunAsync(
            RemoteCommand.Shell($"{{ sleep 0.3; printf who | {write.Text}; echo $? >&3; }} 3>{ShellQuote.Quote(folder["code"])} 2>&1 | true"), default);

        result.IsSuccess.Should().BeTrue();
        (await File.ReadAllTextAsync(folder["code"])).Should().Be("1\n");
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(folder["code"]);
    }

    [MachineFact("sshd", "ssh", "tar")]
    public async Task A_tar_stream_is_unpacked()
    {
        await using var host = await SshHost.StartAsync();
        using var folder = new TempFolder();
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "sub/one")
            {
                DataStream = new MemoryStream("content"u8.ToArray()),
            });
        }

        tar.Position = 0;
        await host.Connection.CopyAsync(tar, folder["new folder"], default);

        (await File.ReadAllTextAsync(folder["new folder/sub/one"])).Should().Be("content");
    }
}
