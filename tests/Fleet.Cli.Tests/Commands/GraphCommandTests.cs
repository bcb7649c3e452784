using Fleet.Cli.Tests.Fakes;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class GraphCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public GraphCommandTests()
    {
        _cli.Write("old.json", Model("1.4.0"));
        _cli.Write("new.json", Model("2.0.0"));
    }

    [Fact]
    public async Task A_model_that_was_kept_is_drawn_to_stdout()
    {
        (await _cli.FleetAsync("graph", "--model", "new.json", "--format", "mermaid")).Should().Be(ExitCodes.Success);

        _cli.Out.Should().Be(
            """
            graph LR
                subgraph atlas["atlas"]
                    subgraph shop["shop"]
                        web["web"]
                    end
                end

                style atlas fill:#f4f6f8,color:#1f2328
                style shop fill:#eef3ff,color:#1f2328
                style web fill:#ffffff,color:#1f2328

            """);
    }

    [Fact]
    public async Task What_differs_from_another_model_is_drawn()
    {
        (await _cli.FleetAsync("graph", "--model", "new.json", "--diff", "old.json", "--format", "d2", "-o", "changes.d2")).Should().Be(ExitCodes.Success);

        File.ReadAllText(Path.Combine(_cli.Folder, "changes.d2")).Should().Contain("docker.io/acme/web:1.4.0 → docker.io/acme/web:2.0.0");
        _cli.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_report_has_tables_and_boxes_and_a_page()
    {
        await _cli.FleetAsync("report", "--model", "new.json");
        var tables = _cli.Out;
        await _cli.FleetAsync("report", "--model", "new.json", "--format", "ascii");
        var boxes = _cli.Out;
        await _cli.FleetAsync("report", "--model", "new.json", "--format", "html", "-o", "fleet.html");

        tables.Should().Contain("| web | atlas | shop | `docker.io/acme/web:2.0.0` |");
        boxes.Should().Contain("│ • web");
        File.ReadAllText(Path.Combine(_cli.Folder, "fleet.html")).Should().StartWith("<!");
    }

    [Theory]
    [InlineData("error: System 'shop': no host belongs to it. There are none.\n", "graph", "--model", "new.json", "--system", "shop")]
    [InlineData("error: View 'nope': there is none of that name. There are 'architecture', 'data', 'deploy', 'routing'.\n", "graph", "--model", "new.json", "--view", "nope")]
    public async Task What_cannot_be_drawn_is_said(string error, params string[] words)
    {
        (await _cli.FleetAsync(words)).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Be(error);
    }

    [Fact]
    public async Task An_old_state_that_is_neither_file_nor_revision_is_refused()
    {
        (await _cli.FleetAsync("graph", "--model", "new.json", "--diff", "nowhere")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().StartWith("error: 'nowhere' is neither a file nor a revision of the repository that ");
    }

    public void Dispose() => _cli.Dispose();

    private static string Model(string version)
    {
        var fleet = new FleetModel(new FleetOptions());
        fleet.Add(new LinuxHost("atlas")).Add(new ContainerStack("shop")).Add(new Service("web", $"docker.io/acme/web:{version}"));
        return fleet.ToDocument().ToJson();
    }
}
