namespace Fleet.Providers.Tests.Docker;

public sealed class BuildContextTests
{
    [Fact]
    public void What_fleet_keeps_beside_a_program_is_no_part_of_a_build()
    {
        using var folder = new TempFolder();
        var context = new BuildContext(folder.Path, folder.Write("Dockerfile", "FROM scratch\n"));
        folder.Write("app/main.txt", "one");
        var before = context.Digest();

        folder.Write(".fleet/logs/dev.log", "a run");
        var withLogs = context.Digest();
        folder.Write("app/main.txt", "two");

        withLogs.Should().Be(before);
        context.Digest().Should().NotBe(before);
    }
}
