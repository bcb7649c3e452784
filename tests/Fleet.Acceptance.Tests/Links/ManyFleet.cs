using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fleet.Lab;
using Fleet.Remote.Docker;
using Fleet.TestKit;

namespace Fleet.Acceptance.Tests.Links;

/// <summary>
/// Hosts of a lab of their own and a workspace whose program fills them with small containers. Nothing is applied yet: that
/// is what the tests are about.
/// </summary>
public sealed partial class ManyFleet : IAsyncDisposable
{
    /// <summary>The image that all containers are of, unless a test says another.</summary>
    public const string Image = "fleet/tiny:v1";

    private readonly TempFolder _folder = new();
    private readonly LabSpec _spec;
    private readonly Fleet.Lab.Lab _lab = new(new QuietLog());

    private readonly string _project;

    private ManyFleet(int number, string project, ImmutableArray<LabHost> hosts)
    {
        _project = project;
        _spec = new LabSpec { Id = $"many{number}", Number = number, Hosts = hosts };
        Fleet = new FleetCommand(_folder.Path);
        Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "fleet-lab";
    }

    /// <summary>The command, run in the workspace.</summary>
    public FleetCommand Fleet { get; }

    /// <summary>Settings of the stack beside its hosts; <see cref="Write"/> writes them down.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Starts the hosts, with the image in their engines, and makes the stack.</summary>
    public static async Task<ManyFleet> StartAsync(int number, int count, params LabHost[] hosts)
    {
        var many = await StartAsync(number, "many", [new ImageRequest { Reference = Image, Ports = [8080] }], hosts);
        many.Settings["many:image"] = Image;
        many.Settings["many:count"] = $"{count}";
        many.Write();
        return many;
    }

    /// <summary>The same for another program, told by its project's name, and its images.</summary>
    public static async Task<ManyFleet> StartAsync(int number, string project, ImmutableArray<ImageRequest> images, params LabHost[] hosts)
    {
        var many = new ManyFleet(number, project, [.. hosts]);
        await many._lab.DownAsync(many._spec.Id);
        await many._lab.UpAsync(many._spec);
        foreach (var host in hosts)
        {
            await many._lab.EnsureImagesAsync(many._spec.Id, host.Name, images);
        }

        many.Write();
        await many.Fleet.MustRunAsync("stack", "init", "lab");
        return many;
    }

    /// <summary>Writes the project and the stack's settings.</summary>
    public void Write()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.Combine(
            RepositoryRoot.Path, "artifacts", "bin", "Fleet.Acceptance.Programs", configuration, "Fleet.Acceptance.Programs.dll");
        _folder.Write("Pulumi.yaml", $$"""
            name: {{_project}}
            runtime:
              name: dotnet
              options: { binary: {{program}} }
            backend: { url: "file://./.fleet/state" }
            """);

        // The login key of every lab, as the repository's own stack of a lab has it.
        var stack = LabWorkspace.Read("Pulumi.lab.yaml");
        var hosts = _spec.Hosts.Select(host =>
            $"    {host.Name}: {{ address: {host.Address}, user: {host.User}, hostKey: {LabKeys.HostKey(host.Name).PublicLine} }}");
        string Named(LabHostKind kind) => string.Join(' ', _spec.Hosts.Where(host => host.Kind == kind).Select(host => host.Name));
        _folder.Write("Pulumi.lab.yaml", $"""
            {SaltLine().Match(stack).Value}
            config:
              fleet:owns: ["*"]
              fleet:hosts:
            {string.Join('\n', hosts)}
              fleet:disposable: true
              fleet:healthInterval: 1
            {KeyLines().Match(stack).Value}
              many:linux: "{Named(LabHostKind.Linux)}"
              many:synology: "{Named(LabHostKind.Synology)}"
            {string.Join('\n', Settings.Select(setting => $"  {setting.Key}: \"{setting.Value}\""))}

            """);
    }

    /// <summary>The stack's up, without questions; what it changed is on its output as events.</summary>
    public Task<FleetOutcome> UpAsync(params string[] more) =>
        Fleet.RunAsync(["up", "--stack", "lab", "--yes", "--skip-preview", "--json", .. more]);

    /// <summary>An up that must go well; tells what it changed.</summary>
    public async Task<IReadOnlyDictionary<string, int>> MustUpAsync()
    {
        var up = await UpAsync();
        return up.ExitCode == 0 ? new EventStream(up).Changes : throw new InvalidOperationException($"The up failed.\n{up}");
    }

    /// <summary>Removes all that the stack has.</summary>
    public Task DestroyAsync() => Fleet.MustRunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");

    /// <summary>The stack's resources as recorded.</summary>
    public async Task<IReadOnlyList<JsonElement>> RecordedAsync()
    {
        var export = (await Fleet.MustRunAsync("stack", "export", "--stack", "lab")).Output;
        return [.. JsonDocument.Parse(export).RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray()];
    }

    /// <summary>A client of a host's engine that does not go through the host's network.</summary>
    public DockerEngine Engine(string host) =>
        new(new UnixSocketDialer(global::Fleet.Lab.Lab.EngineSocket(_spec.Id, host)), TimeProvider.System);

    /// <summary>A host's /run, as the machine sees it.</summary>
    public string RunFolder(string host) => Path.GetDirectoryName(global::Fleet.Lab.Lab.EngineSocket(_spec.Id, host))!;

    /// <summary>Does harm to a host.</summary>
    public Task BreakAsync(string host, string fault) => _lab.BreakAsync(_spec.Id, host, LabFault.Parse(fault));

    /// <summary>Undoes all harm.</summary>
    public Task HealAsync() => _lab.HealAsync(_spec.Id);

    /// <summary>Runs a command on a host as root, and not over its network; fails the test when it fails.</summary>
    public async Task<string> OnHostAsync(string host, params string[] command)
    {
        var result = await _lab.ExecAsync(_spec.Id, host, command);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{string.Join(' ', command)}: {result.ExitCode}: {result.Output}{result.Error}");
    }

    /// <summary>How often somebody has logged in to a host.</summary>
    public async Task<int> LoginsAsync(string host) =>
        int.Parse(await OnHostAsync(host, "sh", "-c", "grep -c 'Accepted publickey' /run/fleet/sshd.log || true"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _lab.DownAsync(_spec.Id);
        _folder.Dispose();
    }

    [GeneratedRegex("^encryptionsalt:.*$", RegexOptions.Multiline)]
    private static partial Regex SaltLine();

    [GeneratedRegex("^  fleet:sshKey:\n    secure: .*$", RegexOptions.Multiline)]
    private static partial Regex KeyLines();

    private sealed class QuietLog : ILabLog
    {
        public void Say(string message)
        {
        }

        public void Warn(string message)
        {
        }
    }
}
