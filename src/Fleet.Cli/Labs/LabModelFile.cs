using Fleet.Document;
using Fleet.Engine.Config;

namespace Fleet.Cli.Labs;

/// <summary>The model that a stack's lab was last started for, kept so that a second <c>lab up</c> need not ask the program.</summary>
internal static class LabModelFile
{
    /// <summary>Its path.</summary>
    public static string Path(Workspace workspace, string stack) =>
        System.IO.Path.Combine(workspace.Folder, ".fleet", "lab", $"{stack}.json");

    /// <summary>The model; null when there is none.</summary>
    public static ModelDocument? Read(Workspace workspace, string stack) =>
        File.Exists(Path(workspace, stack)) ? ModelDocument.Parse(File.ReadAllText(Path(workspace, stack))) : null;

    /// <summary>Removes it.</summary>
    public static void Forget(Workspace workspace, string stack)
    {
        if (File.Exists(Path(workspace, stack)))
        {
            File.Delete(Path(workspace, stack));
        }
    }
}
