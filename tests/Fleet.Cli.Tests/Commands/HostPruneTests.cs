using Fleet.Cli.Tests.Fakes;
using Fleet.Remote.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class HostPruneTests : IDisposable
{
    private const string Root = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
    private const string Provider = "urn:pulumi:prod::shop::pulumi:providers:fleet::atlas/fleet";
    private const string Docker = "urn:pulumi:prod::shop::pulumi:providers:docker::atlas";
    private const string Web = "urn:pulumi:prod::shop::docker:index/container:Container::atlas/web";
    private readonly CliRun _cli = new();
    private readonly RealEngine _engine = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Without_any_recorded_image_nothing_is_pruned_and_an_unknown_host_is_named()
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync("host", "prune")).Should().Be(0);
        _cli.Out.Should().Be("Nothing to prune in 'prod'.\n");
        (await _cli.FleetAsync("host", "prune", "nas")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().Be(
            "error: Stack 'prod' records no facts of a host 'nas'. Nothing was changed.\n  → It records none of any host.\n");
    }

    [EngineFact]
    public async Task Only_what_fleet_pulled_and_nothing_needs_goes_after_a_word()
    {
        await _engine.InitializeAsync();
        try
        {
            await PruneAsync();
        }
        finally
        {
            await _engine.DisposeAsync();
        }
    }

    private async Task PruneAsync()
    {
        foreach (var (name, mark) in new[] { ("shop/old:1", "1"), ("shop/web:2", "2"), ("shop/used:1", "3"), ("shop/foreign:1", "4"), ("shop/moved:1", "5") })
        {
            await ImportAsync(name, mark);
        }

        var moved = await IdAsync("shop/moved:1");
        await ImportAsync("shop/moved:1", "6");
        await _engine.Client.Containers.CreateAsync("user", new ContainerSpec { Image = "shop/used:1", Cmd = ["x"] }, "", default);
        await WithStateAsync(
            ("shop/old:1", await IdAsync("shop/old:1")), ("shop/web:2", await IdAsync("shop/web:2")),
            ("shop/used:1", await IdAsync("shop/used:1")), ("shop/moved:1", moved), ("shop/gone:1", "sha256:gone"));

        (await _cli.FleetAsync("host", "prune", "--dry-run")).Should().Be(0);
        _cli.Error.Should().MatchRegex("^atlas: shop/moved:1 \\(an earlier one\\), .* MB\natlas: shop/old:1, .* MB\n$");
        _cli.Out.Should().Be("2 images would be removed.\n");
        (_cli.IsInteractive, _cli.Input) = (true, "no\n");
        (await _cli.FleetAsync("host", "prune", "atlas")).Should().Be(ExitCodes.Declined);
        (await _engine.Client.Images.FindAsync("shop/old:1", default)).Should().NotBeNull();

        (await _cli.FleetAsync("host", "prune", "--yes")).Should().Be(0);

        _cli.Out.Should().Be("Removed 2 images.\n");
        foreach (var (name, isThere) in new[] { ("shop/old:1", false), (moved, false), ("shop/web:2", true), ("shop/used:1", true), ("shop/foreign:1", true), ("shop/moved:1", true) })
        {
            ((await _engine.Client.Images.FindAsync(name, default)) is not null).Should().Be(isThere, name);
        }

        (await _cli.FleetAsync("host", "prune")).Should().Be(0);
        _cli.Out.Should().Be("Nothing to prune in 'prod'.\n");
        (await _cli.FleetAsync("host", "facts")).Should().Be(0);
        _cli.Out.Should().Be($"atlas\n  endpoint: unix://{_engine.Socket}\n  pulled: 2 images\n");
        (await _cli.FleetAsync("host", "facts", "atlas", "--renew")).Should().Be(0);
        _cli.Out.Should().Contain("  apiVersion: 1.").And.Contain("  architecture: ").And.Contain("  pulled: 2 images\n");
        (await _cli.FleetAsync("stack", "export")).Should().Be(0);
        _cli.Out.Should().Contain("shop/used:1").And.NotContain("shop/old:1").And.NotContain("shop/gone:1");
    }

    /// <summary>An image of its own: the mark makes it differ from the others.</summary>
    private async Task ImportAsync(string name, string mark)
    {
        using var tar = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.Directory, $"mark{mark}"));
        }

        tar.Position = 0;
        await _engine.Client.Images.ImportAsync(Remote.Docker.ImageReference.Parse(name), tar, [], default);
    }

    private async Task<string> IdAsync(string name) => (await _engine.Client.Images.FindAsync(name, default))!.Id;

    private async Task WithStateAsync(params (string Reference, string Id)[] pulled)
    {
        await _cli.FleetAsync("stack", "init", "prod");
        var list = string.Join(',', pulled.Select(image => $$"""{"reference":"{{image.Reference}}","id":"{{image.Id}}"}"""));
        _cli.Write("state.json", $$"""
            {"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[
            {"urn":"{{Root}}","custom":false,"type":"pulumi:pulumi:Stack"},
            {"urn":"{{Provider}}","custom":true,"id":"p","type":"pulumi:providers:fleet","inputs":{"dockerSocket":"{{_engine.Socket}}"},
             "outputs":{"dockerSocket":"{{_engine.Socket}}","__facts":{"endpoint":"unix://{{_engine.Socket}}","pulled":[{{list}}]} } },
            {"urn":"{{Docker}}","custom":true,"id":"d","type":"pulumi:providers:docker","inputs":{"host":"unix://{{_engine.Socket}}"} },
            {"urn":"{{Web}}","custom":true,"id":"0123","type":"docker:index/container:Container","provider":"{{Docker}}::d",
             "inputs":{"image":"docker.io/shop/web:2","name":"web"} }],"metadata":{ } } }
            """);
        (await _cli.FleetAsync("stack", "import", "--file", "state.json")).Should().Be(0);
    }
}
