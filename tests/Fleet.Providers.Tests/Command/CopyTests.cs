using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Command;

public sealed class CopyTests
{
    private const string Copy = "command:remote:CopyToRemote";
    private const string CopyFile = "command:remote:CopyFile";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [MachineFact("sshd", "ssh")]
    public async Task Assets_and_archives_are_copied_to_where_they_belong()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = Sources();
        Directory.CreateDirectory(folder["there"]);
        PropertyMap Program(PropertyValue source, string place) => Of(
            ("source", source), ("remotePath", folder[place]), ("connection", Connection(sshd)));

        await session.CreateAsync(Copy, Program(new PropertyValue.Asset { Content = "text" }, "new/deep/file"));
        await session.CreateAsync(Copy, Program(new PropertyValue.Asset { Path = folder["source/one.txt"] }, "there"));
        await session.CreateAsync(Copy, Program(new PropertyValue.Archive { Path = folder["source"] }, "under"));
        await session.CreateAsync(Copy, Program(new PropertyValue.Archive { Path = $"{folder["source"]}/" }, "into"));
        await session.CreateAsync(Copy, Program(
            new PropertyValue.Archive
            {
                Assets = Of(
                    ("a", new PropertyValue.Asset { Content = "text" }),
                    ("b", new PropertyValue.Archive { Path = folder["source"] })),
            },
            "named"));
        var intoFolder = () => session.CreateAsync(Copy, Program(new PropertyValue.Asset { Content = "text" }, "there"));
        var overFile = () => session.CreateAsync(
            Copy, Program(new PropertyValue.Archive { Path = $"{folder["source"]}/" }, "source/one.txt"));

        string Read(string name) => File.ReadAllText(folder[name]);
        new[] { "new/deep/file", "there/one.txt", "under/source/sub/two.sh", "into/sub/two.sh", "named/a", "named/b/sub/two.sh" }
            .Select(Read).Should().Equal("text", "one", "two", "two", "text", "two");
        foreach (var copied in new[] { "under/source/sub/two.sh", "into/sub/two.sh", "named/b/sub/two.sh" })
        {
            File.GetUnixFileMode(folder[copied]).Should().Be(Executable, copied);
        }

        await intoFolder.Should().ThrowAsync<DiagnosticException>().WithMessage("*is a folder, and a text has no name of its own.*");
        await overFile.Should().ThrowAsync<DiagnosticException>().WithMessage("Files were not copied to *");
        sshd.Logins.Should().Be(1);
    }

    [MachineFact("sshd", "ssh")]
    public async Task Only_files_that_differ_on_the_host_travel()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = Sources();
        var program = Of(
            ("source", new PropertyValue.Archive { Path = $"{folder["source"]}/", Hash = "1" }),
            ("remotePath", folder["copy"]),
            ("connection", Connection(sshd)));
        var made = await session.CreateAsync(Copy, program);
        File.SetLastWriteTimeUtc(folder["copy/one.txt"], DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(folder["copy/sub/two.sh"], DateTime.UnixEpoch);
        folder.Write("source/sub/two.sh", "two, changed");

        var updated = await session.UpdateAsync(
            made, program.With("source", new PropertyValue.Archive { Path = $"{folder["source"]}/", Hash = "2" }));
        var commands = session.Builtin.Connections.Counters.CommandsRun;
        await session.UpdateAsync(updated, updated.Inputs.With("triggers", PropertyValue.Null.Instance));

        File.GetLastWriteTimeUtc(folder["copy/one.txt"]).Should().Be(DateTime.UnixEpoch);
        (await File.ReadAllTextAsync(folder["copy/sub/two.sh"])).Should().Be("two, changed");
        session.Builtin.Connections.Counters.CommandsRun.Should().Be(commands);
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_single_file_is_copied_by_its_path_and_every_change_replaces()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync("command");
        using var folder = Sources();
        var program = Of(
            ("localPath", folder["source/sub/two.sh"]), ("remotePath", folder["new/place"]), ("connection", Connection(sshd)));

        var made = await session.CreateAsync(CopyFile, program);

        made.Id.Should().MatchRegex("^[0-9a-f]{8}$");
        (await File.ReadAllTextAsync(folder["new/place"])).Should().Be("two");
        File.GetUnixFileMode(folder["new/place"]).Should().Be(Executable);
        (await session.ChangesAsync(made, program)).Should().BeEmpty();
        (await session.ChangesAsync(made, program.With("remotePath", "/other"))).Should().Equal("remotePath UpdateReplace");
    }

    private static TempFolder Sources()
    {
        var folder = new TempFolder();
        folder.Write("source/one.txt", "one");
        File.SetUnixFileMode(folder.Write("source/sub/two.sh", "two"), Executable);
        return folder;
    }

    private static PropertyMap Connection(RealSshd sshd) => Of(
        ("host", sshd.Address), ("port", sshd.Port), ("hostKey", sshd.HostKey), ("privateKey", sshd.ClientKey));
}
