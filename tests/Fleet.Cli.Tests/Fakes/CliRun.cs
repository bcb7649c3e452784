using Fleet.Cli.Commands;
using Fleet.Cli.Runs;
using Fleet.Cli.Terminals;
using Fleet.TestKit;

namespace Fleet.Cli.Tests.Fakes;

/// <summary>A project in a folder of its own, and <c>fleet</c> run in it against an in-memory terminal.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>An empty project named <c>shop</c>.</summary>
    public CliRun(string project = "name: shop\nruntime: dotnet\nbackend:\n  url: file://./.fleet/state\n") =>
        _folder.Write("Pulumi.yaml", project);

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>What the last command wrote to stdout.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What the last command wrote to stderr.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = new() { ["PULUMI_CONFIG_PASSPHRASE"] = "test" };

    /// <summary>What runs operations.</summary>
    public ScriptedDeployer Deployer { get; } = new();

    /// <summary>True when the operator sits at a terminal.</summary>
    public bool IsInteractive { get; set; }

    /// <summary>What the operator types.</summary>
    public string Input { get; set; } = "";

    /// <summary>What the operator types without seeing it; null when nobody does.</summary>
    public string? Hidden { get; set; }

    /// <summary>Signals to the process.</summary>
    public Interrupts Interrupts { get; } = new();

    /// <summary>Runs a command line and says its exit code.</summary>
    public async Task<int> FleetAsync(params string[] words)
    {
        var (stdout, stderr) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await FleetCommandLine.RunAsync(words, new Surroundings
        {
            Folder = Folder,
            Variable = name => Variables.GetValueOrDefault(name),
            Clock = TimeProvider.System,
            OpenDeployer = (_, _) => Task.FromResult<IDeployer>(Deployer),
            Interrupts = Interrupts,
            OpenTerminal = options => new Terminal
            {
                Out = new Printer(stdout, isColored: false),
                Error = new Printer(stderr, isColored: false),
                In = new StringReader(Input),
                IsInteractive = IsInteractive && options.IsInteractive,
                IsInputPiped = !IsInteractive,
                IsLive = false,
                ReadHidden = _ => Hidden,
            },
        });
        (Out, Error) = (Clean(stdout), Clean(stderr));
        return code;
    }

    /// <summary>Writes a file of the project.</summary>
    public string Write(string name, string content) => _folder.Write(name, content);

    /// <summary>Reads a file of the project.</summary>
    public string Read(string name) => File.ReadAllText(_folder[name]);

    public void Dispose()
    {
        Interrupts.Dispose();
        _folder.Dispose();
    }

    private string Clean(StringWriter text) => text.ToString().Replace(Folder, "PROJECT", StringComparison.Ordinal);
}
