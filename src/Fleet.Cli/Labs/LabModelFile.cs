using Fleet.Document;
using Fleet.Engine.Config;

namespace Fleet.Cli.Labs;

/// <summary>The model that the lab was last started for, kept so that a second <c>lab up</c> need not ask the program.</summary>
internal static class LabModelFile
{
    /// <summary>Its path.</summary>
    public static string Path(Workspace workspace) => System.IO.Path.Combine(workspace.Folder, ".fleet", "lab", "model.json");

    /// <summary>The model; null when there is none.</summary>
    public static ModelDocument? Read(Workspace workspace) =>
        File.Exists(Path(workspace)) ? ModelDocument.Parse(File.ReadAllText(Path(workspace))) : null;

    /// <summary>Removes it.</summary>
    public static void Forget(Workspace workspace)
    {
        if (File.Exists(Path(workspace)))
        {
            File.Delete(Path(workspace));
        }
    }
}
