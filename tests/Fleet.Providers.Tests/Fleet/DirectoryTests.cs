using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

public sealed class DirectoryTests
{
    private const string Folder = "fleet:index:Directory";

    [MachineFact("sshd", "ssh")]
    public async Task A_folder_is_made_looked_at_mended_and_removed()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var temporary = new TempFolder();
        var program = Of(("path", temporary["a/b"]), ("mode", "750"), ("group", "daemon"));

        var made = await session.CreateAsync(Folder, program);
        File.SetUnixFileMode(temporary["a/b"], UnixFileMode.UserRead);
        var drift = await session.DriftAsync(made);
        var found = await session.ReadAsync(made);
        var mended = await session.UpdateAsync(found!, program);

        made.Outputs["existedBefore"].AsBool().Should().BeFalse();
        drift.Should().Equal("thing: folder: its mode is 0400");
        (await session.ChangesAsync(found!, program)).Should().Equal("mode Update");
        (await session.ReadAsync(mended)).Should().Be(made);
        (await session.ChangesAsync(made, program.With("path", temporary["c"]))).Should().Equal("path UpdateReplace");
        await session.DeleteAsync(mended);
        Directory.Exists(temporary["a/b"]).Should().BeFalse();
        (await session.ReadAsync(mended)).Should().BeNull();
    }

    [MachineFact("sshd", "ssh")]
    public async Task What_is_in_a_folder_goes_only_where_that_was_said()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var temporary = new TempFolder();
        var careful = await session.CreateAsync(Folder, Of(("path", temporary["kept"])));
        var thorough = await session.CreateAsync(Folder, Of(("path", temporary["gone"]), ("removeContents", true)));
        temporary.Write("kept/file", "x");
        temporary.Write("gone/file", "x");

        var delete = () => session.DeleteAsync(careful);
        await session.DeleteAsync(thorough);

        await delete.Should().ThrowAsync<DiagnosticException>().WithMessage("Folder * was not removed: exit code 1.*not empty*");
        File.Exists(temporary["kept/file"]).Should().BeTrue();
        Directory.Exists(temporary["gone"]).Should().BeFalse();
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_folder_that_was_there_before_stays()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(sshd);
        using var temporary = new TempFolder();
        Directory.CreateDirectory(temporary["there"]);

        var made = await session.CreateAsync(Folder, Of(("path", temporary["there"])));
        await session.DeleteAsync(made);
        var imported = await session.ImportAsync(Folder, temporary["there"]);
        await session.DeleteAsync(imported!);

        Directory.Exists(temporary["there"]).Should().BeTrue();
    }

    [MachineFact("sshd", "ssh")]
    public async Task A_folder_that_an_interrupted_run_has_made_is_known_as_its_own()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var interrupted = await ProviderSession.OpenAsync(sshd);
        using var temporary = new TempFolder();
        var program = Of(("path", temporary["a"]), ("mode", "0750"), ("owner", "root"), ("group", "root"), ("removeContents", false));
        await interrupted.CreateAsync(Folder, program);
        await using var next = await ProviderSession.OpenAsync(sshd);

        var found = await ((IAdoptUnfinished)next.Provider).FindUnfinishedAsync(ProviderSession.Urn(Folder), program, new HashSet<string>(), default);
        await ((IKeepUntilSuccess)next.Provider).ReleaseAsync(default);
        var foundLater = await ((IAdoptUnfinished)next.Provider).FindUnfinishedAsync(ProviderSession.Urn(Folder), program, new HashSet<string>(), default);

        found.Id.Should().Be(temporary["a"]);
        found.Outputs["existedBefore"].AsBool().Should().BeFalse();
        foundLater.Id.Should().BeNull("a folder without a mark may be anybody's");
        Directory.EnumerateFileSystemEntries(temporary.Path).Should().Equal(temporary["a"]);
        await next.DeleteAsync(new Made(ProviderSession.Urn(Folder), found.Id!, found.Inputs, found.Outputs));
        Directory.Exists(temporary["a"]).Should().BeFalse();
    }
}
