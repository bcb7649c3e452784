using Fleet.Cli.Tests.Fakes;
using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Engine.Importing;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Parent = "urn:pulumi:prod::shop::fleet:index:Host::atlas";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    private async Task<OperationOptions> ImportAsync(params string[] words)
    {
        await _cli.FleetAsync("stack", "init", "prod");
        (await _cli.FleetAsync(["import", "--yes", "--skip-preview", .. words])).Should().Be(ExitCodes.Success, _cli.Error);
        var (operation, options) = _cli.Deployer.Calls.Should().ContainSingle().Subject;
        operation.Should().Be(Operation.Import);
        return options;
    }

    [Fact]
    public async Task One_object_is_named_by_three_words()
    {
        var options = await ImportAsync(
            "docker:index/volume:Volume", "data", "shop-data", "--parent", $"atlas={Parent}", "--properties", "name,driver");

        options.Import.Should().BeEquivalentTo(new ImportRequest
        {
            Resources =
            [
                new ImportSpec
                {
                    Type = "docker:index/volume:Volume",
                    Name = "data",
                    Id = "shop-data",
                    Parent = Parent,
                    Properties = ["name", "driver"],
                },
            ],
        });
    }

    [Fact]
    public async Task Protection_can_be_declined()
    {
        var options = await ImportAsync("a:b:C", "x", "1", "--protect=false");

        options.Import!.Protect.Should().BeFalse();
    }

    [Fact]
    public async Task A_file_lists_what_to_import()
    {
        _cli.Write("import.json", """{ "resources": [{ "type": "a:b:C", "name": "x", "id": "1" }, { "type": "a:b:C", "name": "y", "id": "2" }] }""");

        var options = await ImportAsync("-f", "import.json");

        options.Import!.Resources.Select(spec => spec.Id).Should().Equal("1", "2");
    }

    [Theory]
    [InlineData("What is to be imported is not said.", "a:b:C", "x")]
    [InlineData("With --file there is no TYPE NAME ID.", "a:b:C", "x", "1", "-f", "import.json")]
    [InlineData("'atlas' of --parent is no URN.", "a:b:C", "x", "1", "--parent", "atlas")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] words)
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync(["import", "--yes", .. words])).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().StartWith($"error: {message}\n");
        _cli.Deployer.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_is_shown_and_agreed_to_first()
    {
        await _cli.FleetAsync("stack", "init", "prod");
        _cli.IsInteractive = true;
        _cli.Input = "no\n";
        _cli.Deployer.Scripts[Operation.Import] = Scripts.Change(isPreview: true);

        (await _cli.FleetAsync("import", "a:b:C", "x", "1")).Should().Be(ExitCodes.Declined);

        _cli.Deployer.Calls.Should().ContainSingle().Which.Options.PreviewOnly.Should().BeTrue();
    }

    private static RunScript Imported => new RunScript().Component(RunScript.Stack, default)
        .Container(StepKind.Import, "atlas/web", PropertyMap.Of(("image", "nginx:1.27"))).End();

    [Fact]
    public async Task The_code_of_what_was_imported_goes_to_the_standard_output()
    {
        _cli.Deployer.Scripts[Operation.Import] = Imported;

        await ImportAsync("docker:index/container:Container", "atlas/web", "4f2a");

        _cli.Out.Should().Contain("var @atlasWeb = new Pulumi.Docker.Container(\"atlas/web\", new Pulumi.Docker.ContainerArgs\n{\n    Image = \"nginx:1.27\",\n}");
    }

    [Fact]
    public async Task The_code_of_what_was_imported_goes_to_a_file()
    {
        _cli.Deployer.Scripts[Operation.Import] = Imported;

        await ImportAsync("docker:index/container:Container", "atlas/web", "4f2a", "--out", "web.cs");

        _cli.Out.Should().NotContain("new Pulumi");
        _cli.Read("web.cs").Should().StartWith("var @atlasWeb = ");
    }

    [Fact]
    public async Task No_code_is_written_where_none_is_wanted()
    {
        _cli.Deployer.Scripts[Operation.Import] = Imported;

        await ImportAsync("docker:index/container:Container", "atlas/web", "4f2a", "--generate-code=false");

        _cli.Out.Should().NotContain("new Pulumi");
    }
}
