using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Engine.Secrets;
using Fleet.Protocol;

namespace Fleet.Engine.Config;

/// <summary>A project on disk: its <c>Pulumi.yaml</c>, its stack files, and which stack is selected.</summary>
public sealed class Workspace
{
    private static readonly string[] ProjectFiles = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

    private Workspace(string projectFile, Project project, EngineEnvironment environment)
    {
        ProjectFile = projectFile;
        Project = project;
        Environment = environment;
        Keyring = environment.Keyring ?? new Keyring(environment);
    }

    /// <summary>The project file's absolute path.</summary>
    public string ProjectFile { get; }

    /// <summary>What the project file says.</summary>
    public Project Project { get; }

    /// <summary>The folder of the project file.</summary>
    public string Folder => Path.GetDirectoryName(ProjectFile)!;

    /// <summary>Where the program is, absolute: a folder, or a file when <c>main</c> names one.</summary>
    public string ProgramPath => Path.GetFullPath(Path.Combine(Folder, Project.Main));

    /// <summary>The folder that the program runs in, absolute.</summary>
    public string ProgramFolder => File.Exists(ProgramPath) ? Path.GetDirectoryName(ProgramPath)! : ProgramPath;

    /// <summary>The stack that commands are about when they name none; null when none is selected.</summary>
    public string? SelectedStack => ReadSelection();

    internal EngineEnvironment Environment { get; }

    internal Keyring Keyring { get; }

    private string SelectionFile => Path.Combine(Folder, ".fleet", "workspace.json");

    /// <summary>Finds the project file in a folder or in the nearest one above it, and reads it.</summary>
    /// <exception cref="DiagnosticException">There is none, or it is malformed.</exception>
    public static Workspace Open(string folder, EngineEnvironment? environment = null)
    {
        var file = FindProjectFile(Path.GetFullPath(folder)) ?? throw new DiagnosticException(
            $"There is no Pulumi.yaml in '{folder}' or in a folder above it.",
            "Change to the project's folder, or name it with --cwd.");
        return new Workspace(file, ProjectReader.Read(file), environment ?? new EngineEnvironment());
    }

    /// <summary>The path of a stack's configuration file, whether it exists or not.</summary>
    public string StackFile(string stack)
    {
        var name = $"Pulumi.{stack.Replace('/', '-')}{Path.GetExtension(ProjectFile)}";
        return Path.Combine(Path.GetFullPath(Path.Combine(Folder, Project.StackConfigDir)), name);
    }

    /// <summary>Reads a stack's configuration; an absent file is an empty configuration.</summary>
    /// <exception cref="DiagnosticException">The file is malformed.</exception>
    public StackConfig OpenConfig(string stack) => StackConfig.Load(StackFile(stack), stack, Project, Keyring);

    /// <summary>Remembers which stack commands are about; null forgets it.</summary>
    public void SelectStack(string? stack)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SelectionFile)!);
        File.WriteAllText(SelectionFile, new JsonObject { ["stack"] = stack }.ToJsonString() + "\n");
    }

    private static string? FindProjectFile(string folder)
    {
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            var found = ProjectFiles.Select(name => Path.Combine(parent, name)).FirstOrDefault(File.Exists);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private string? ReadSelection()
    {
        try
        {
            return (string?)JsonNode.Parse(File.ReadAllText(SelectionFile))?["stack"];
        }
        catch (Exception exception) when (exception is IOException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
