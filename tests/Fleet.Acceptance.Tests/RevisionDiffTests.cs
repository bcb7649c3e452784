using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>What a change of a fleet adds, removes and moves, drawn from two revisions of a real repository.</summary>
public sealed class RevisionDiffTests : IDisposable
{
    private const string Passphrase = "PULUMI_CONFIG_PASSPHRASE";
    private readonly TempFolder _folder = new();

    // Compiling two programs takes half a minute.
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1";

    public static TheoryData<string> Changes => IsFull ? ["setting", "program"] : ["setting"];

    [Theory]
    [MemberData(nameof(Changes))]
    public Task What_changed_since_a_revision_is_drawn(string change) => change == "setting" ? SettingAsync() : ProgramAsync();

    public void Dispose() => _folder.Dispose();

    private static async Task SettingAsync()
    {
        using var workspace = new LabWorkspace(65);
        workspace.Fleet.Environment[Passphrase] = "fleet-lab";
        Commit(workspace.Folder, "as it was");
        var stack = File.ReadAllText(Path.Combine(workspace.Folder, "Pulumi.lab.yaml"));
        workspace.Write("Pulumi.lab.yaml", stack.Replace("libnovel:caddy: debian", "libnovel:caddy: full", StringComparison.Ordinal));

        var drawn = await workspace.Fleet.MustRunAsync("graph", "--stack", "lab", "--diff", "HEAD", "--format", "mermaid");

        drawn.Output.Should().Contain("docker.io/libnovel/caddy:v1.0.0-debian → docker.io/libnovel/caddy:v1.0.0")
            .And.Contain("style caddy fill:#d6eaf8,color:#1f2328,stroke:#2471a3").And.NotContain("s60-").And.NotContain("fill:#d7f5dd");
    }

    private async Task ProgramAsync()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nmain: program\n");
        _folder.Write("Pulumi.dev.yaml", """
            config:
              fleet:owns: ["*"]
              fleet:hosts:
                atlas: { address: 198.18.65.11, hostKey: "ssh-ed25519 AAAA" }
                vega: { address: 198.18.65.12, hostKey: "ssh-ed25519 BBBB" }

            """);
        var sdk = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Stacks", "release");
        _folder.Write("program/shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{sdk}/*.dll" Exclude="{sdk}/Stacks.dll" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("program/Program.cs", Program("atlas", "mail"));
        Commit(_folder.Path, "the cache on atlas, a mailer");
        _folder.Write("program/Program.cs", Program("vega", "search"));
        var fleet = new FleetCommand(_folder.Path) { Environment = { [Passphrase] = "only here" } };

        var drawn = await fleet.MustRunAsync("graph", "--stack", "dev", "--diff", "HEAD", "--format", "mermaid");

        drawn.Output.Should().MatchRegex("atlas_shop_redis -\\.->\\|\"moves\"\\| vega_shop_redis")
            .And.Contain("style mail fill:#fadbd8").And.Contain("style search fill:#d7f5dd");
    }

    private static string Program(string host, string other) => $$"""
        using Fleet;
        using Fleet.Components;

        return await FleetProgram.RunAsync(fleet =>
        {
            var hosts = new Dictionary<string, Host> { ["atlas"] = fleet.Add(new LinuxHost("atlas")), ["vega"] = fleet.Add(new LinuxHost("vega")) };
            var shops = hosts.ToDictionary(host => host.Key, host => host.Value.Add(new ContainerStack("shop")));
            shops["{{host}}"].Add(new Service("redis", "docker.io/library/redis:7.4.1"));
            shops["atlas"].Add(new Service("{{other}}", "docker.io/acme/{{other}}:1"));
        });
        """;

    private static void Commit(string folder, string message)
    {
        foreach (var words in (string[][])[["init", "--quiet"], ["add", "--all"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", message]])
        {
            using var git = Process.Start(new ProcessStartInfo("git", words) { WorkingDirectory = folder })!;
            git.WaitForExit();
            git.ExitCode.Should().Be(0);
        }
    }
}
