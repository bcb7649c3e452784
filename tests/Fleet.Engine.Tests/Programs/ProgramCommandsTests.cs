using System.Collections.Immutable;
using Fleet.Engine.Config;
using Fleet.Engine.Programs;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Programs;

public sealed class ProgramCommandsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_prebuilt_dotnet_program_gets_the_variables_of_its_language_host()
    {
        _folder.Write("bin/App.dll", "");

        var command = await PrepareAsync("dotnet", PropertyMap.Of(("binary", "bin/App.dll")), isPreview: true);

        command.Arguments.Should().Equal("dotnet", _folder["bin/App.dll"]);
        command.WorkingDirectory.Should().Be(_folder.Path);
        command.Environment.Should().Equal(new Dictionary<string, string>
        {
            ["PULUMI_CONFIG"] = """{"proj:greeting":"hi","proj:token":"t"}""",
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["proj:token"]""",
            ["PULUMI_DRY_RUN"] = "true",
            ["PULUMI_ENGINE"] = "127.0.0.1:4001",
            ["PULUMI_MONITOR"] = "127.0.0.1:4001",
            ["PULUMI_ORGANIZATION"] = "organization",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_PROJECT"] = "proj",
            ["PULUMI_PWD"] = _folder.Path,
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_ROOT_DIRECTORY"] = _folder.Path,
            ["PULUMI_STACK"] = "dev",
        });
    }

    [Fact]
    public async Task An_executable_is_started_as_it_is_in_the_folder_of_main()
    {
        _folder.Write("bin/app", "");
        _folder.Write("infra/readme.txt", "");

        var command = await PrepareAsync("dotnet", PropertyMap.Of(("binary", "bin/app")), main: "infra");

        command.Arguments.Should().Equal(_folder["bin/app"]);
        command.WorkingDirectory.Should().Be(_folder["infra"]);
        command.Environment["PULUMI_DRY_RUN"].Should().Be("false");
        command.Environment["PULUMI_ROOT_DIRECTORY"].Should().Be(_folder.Path);
    }

    [Fact]
    public async Task A_Node_program_is_started_by_the_runner_of_its_own_SDK()
    {
        _folder.Write("node_modules/@pulumi/pulumi/cmd/run/index.js", "");
        _folder.Write("src/main.ts", "");

        var command = await PrepareAsync(
            "nodejs",
            PropertyMap.Of(("nodeargs", "--max-old-space-size=4096 --title 'my program'"), ("tsconfig", "tsconfig.pulumi.json")),
            main: "src/main.ts",
            isPreview: true);

        command.Arguments.Should().Equal(
            "node", "--max-old-space-size=4096", "--title", "my program",
            _folder["node_modules/@pulumi/pulumi/cmd/run"],
            "--monitor", "127.0.0.1:4001", "--engine", "127.0.0.1:4001",
            "--organization", "organization", "--project", "proj", "--root-directory", _folder.Path, "--stack", "dev",
            "--pwd", _folder["src"], "--parallel", "16", "--dry-run", "main.ts");
        command.WorkingDirectory.Should().Be(_folder["src"]);
        command.Environment["PULUMI_NODEJS_TYPESCRIPT"].Should().Be("true");
        command.Environment["PULUMI_NODEJS_TSCONFIG_PATH"].Should().Be("tsconfig.pulumi.json");
        command.Environment["NODE_OPTIONS"].Should().MatchRegex("--require \".*inspect-[0-9a-f]{16}\\.cjs\"$");
    }

    [Fact]
    public async Task A_Node_program_without_types_is_its_folder()
    {
        _folder.Write("node_modules/@pulumi/pulumi/cmd/run/index.js", "");

        var command = await PrepareAsync("nodejs", PropertyMap.Of(("typescript", false)));

        command.Arguments[^1].Should().Be(".");
        command.Environment["PULUMI_NODEJS_TYPESCRIPT"].Should().Be("false");
        command.Environment.Should().NotContainKey("PULUMI_NODEJS_TSCONFIG_PATH");
    }

    [Theory]
    [InlineData("python", "Project 'proj': runtime 'python' is not one that Fleet starts.")]
    [InlineData("go", "Project 'proj': runtime 'go' is not one that Fleet starts.")]
    [InlineData("", "Project 'proj' says no 'runtime', so there is no program to run.")]
    public async Task Another_runtime_is_refused_and_those_that_work_are_named(string runtime, string message)
    {
        var failure = await FluentActions.Awaiting(() => PrepareAsync(runtime, PropertyMap.Empty))
            .Should().ThrowAsync<DiagnosticException>();

        failure.Which.Diagnostics.Should().Equal(new Diagnostic(Severity.Error, message)
        {
            Hint = "Set 'runtime' in Pulumi.yaml to dotnet or nodejs.",
        });
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var binary = await FluentActions.Awaiting(() => PrepareAsync("dotnet", PropertyMap.Of(("binary", "bin/App.dll"))))
            .Should().ThrowAsync<DiagnosticException>();
        var main = await FluentActions.Awaiting(() => PrepareAsync("dotnet", PropertyMap.Empty, main: "nowhere"))
            .Should().ThrowAsync<DiagnosticException>();
        var sdk = await FluentActions.Awaiting(() => PrepareAsync("nodejs", PropertyMap.Empty))
            .Should().ThrowAsync<DiagnosticException>();

        binary.Which.Message.Should().Contain($"Program of project 'proj': there is no file '{_folder["bin/App.dll"]}'.");
        main.Which.Message.Should().Contain($"there is no folder or file '{_folder["nowhere"]}'.");
        sdk.Which.Message.Should().Contain($"Program '{_folder.Path}': the package @pulumi/pulumi is not installed.");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  --a   --b=1 ", "--a|--b=1")]
    [InlineData("""--a "one two" 'three "four"' fi\ ve""", """--a|one two|three "four"|fi ve""")]
    [InlineData("\"\" ''", "|")]
    public void Node_arguments_are_split_as_a_shell_does(string text, string words) =>
        string.Join('|', NodeOptions.Split(text)).Should().Be(words);

    [Theory]
    [InlineData(1, "ended with exit code 1")]
    [InlineData(255, "ended with exit code 255")]
    [InlineData(139, "was ended by signal 11 (invalid memory access)")]
    [InlineData(143, "was ended by signal 15 (terminated)")]
    public void An_exit_code_says_what_ended_a_program(int code, string text) => ExitCode.Describe(code).Should().Be(text);

    private Task<ProgramCommand> PrepareAsync(string runtime, PropertyMap options, string main = "", bool isPreview = false) =>
        ProgramCommands.PrepareAsync(
            new ProgramContext
            {
                Project = new Project { Name = "proj", Runtime = runtime, RuntimeOptions = options, Main = main },
                RootDirectory = _folder.Path,
                Stack = "dev",
                MonitorAddress = "127.0.0.1:4001",
                IsPreview = isPreview,
                Parallel = 16,
                Config = ImmutableSortedDictionary<string, string>.Empty.Add("proj:greeting", "hi").Add("proj:token", "t"),
                SecretKeys = ["proj:token"],
            },
            CancellationToken.None);
}
