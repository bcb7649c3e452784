using System.Diagnostics;
using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Pulumi.Tests;

/// <summary>
/// The property that builds programs with the official packages instead of the bundled SDK, as far as a project can be
/// looked at without restoring them.
/// </summary>
public sealed class PulumiSdkPropertyTests
{
    private static readonly string[] Sdk = ["Pulumi", "Pulumi.Command", "Pulumi.Docker", "Pulumi.Random"];

    [Theory]
    [InlineData("stacks/Stacks.csproj", "Fleet.Components", "Fleet.Model")]
    [InlineData("src/Fleet.Components/Fleet.Components.csproj", "Fleet.Compose", "Fleet.Model")]
    public async Task The_official_packages_take_the_place_of_the_bundled_projects(string project, params string[] others)
    {
        var bundled = await EvaluateAsync(project, "bundled");
        var nuget = await EvaluateAsync(project, "nuget");

        bundled.Projects.Should().BeEquivalentTo([.. Sdk, .. others]);
        bundled.Packages.Should().NotContain(Sdk);
        nuget.Projects.Should().BeEquivalentTo(others);
        nuget.Packages.Should().Contain(Sdk);
        nuget.Versions.Keys.Should().Contain(Sdk, "versions are central");
        Sdk.Should().AllSatisfy(package => Version.TryParse(nuget.Versions[package], out _).Should().BeTrue("versions are pinned"));
    }

    [Fact]
    public async Task What_is_built_with_the_official_packages_lives_apart()
    {
        var bundled = await EvaluateAsync("stacks/Stacks.csproj", "bundled");
        var nuget = await EvaluateAsync("stacks/Stacks.csproj", "nuget");

        bundled.LockFile.Should().BeEmpty("the lock file beside the project is the bundled SDK's");
        nuget.LockFile.Should().EndWith("artifacts/nuget/locks/Stacks.lock.json");
        nuget.IsLocked.Should().Be("false", "there is no reviewed lock file of the official packages");
        nuget.Output.Should().StartWith(bundled.Output + "/nuget");
    }

    private static async Task<Evaluation> EvaluateAsync(string project, string sdk)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", project, "-noAutoResponse", "-p:PulumiSdk=" + sdk, "-p:CI=true",
                "-getItem:PackageReference,ProjectReference,PackageVersion",
                "-getProperty:NuGetLockFilePath,RestoreLockedMode,ArtifactsPath",
            },
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, text);

        var root = JsonDocument.Parse(text).RootElement;
        var items = root.GetProperty("Items");
        var properties = root.GetProperty("Properties");
        return new Evaluation(
            [.. Identities(items, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))],
            [.. Identities(items, "PackageReference")],
            items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(
                item => item.GetProperty("Identity").GetString()!, item => item.GetProperty("Version").GetString()!),
            properties.GetProperty("NuGetLockFilePath").GetString()!,
            properties.GetProperty("RestoreLockedMode").GetString()!,
            properties.GetProperty("ArtifactsPath").GetString()!);
    }

    private static IEnumerable<string> Identities(JsonElement items, string type) =>
        items.GetProperty(type).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);

    private sealed record Evaluation(
        string[] Projects, string[] Packages, Dictionary<string, string> Versions, string LockFile, string IsLocked, string Output);
}
