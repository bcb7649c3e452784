using System.Security.Cryptography;
using System.Text;
using Fleet.Engine.Config;

namespace Fleet.Engine.Programs;

/// <summary>
/// A digest of what a program is made of: the same wherever and whenever the same sources are checked out, so that a plan
/// may be made on one machine and carried out on another.
/// </summary>
internal static class ProgramDigest
{
    private static readonly string[] Extensions = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".json", ".py", ".go", ".fs", ".cs"];

    /// <summary>The digest of a project's program and of its project file.</summary>
    public static string Of(Workspace workspace)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Sources(workspace.ProgramPath).Append(new FileInfo(workspace.ProjectFile))
            .Select(file => (Name: Path.GetRelativePath(workspace.Folder, file.FullName).Replace('\\', '/'), File: file))
            .DistinctBy(file => file.Name)
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (name, file) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{file.Length}\0"));
            hash.AppendData(File.ReadAllBytes(file.FullName));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Sources(string program)
    {
        var projects = File.Exists(program) ? [program]
            : Directory.Exists(program) ? Directory.GetFiles(program, "*.??proj")
            : [];
        return projects.Length == 1 && projects[0].EndsWith("proj", StringComparison.Ordinal)
            ? DotnetBuild.Sources(projects[0])
            : SourcesOf(new DirectoryInfo(File.Exists(program) ? Path.GetDirectoryName(program)! : program));
    }

    private static IEnumerable<FileInfo> SourcesOf(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return [];
        }

        var own = folder.EnumerateFiles().Where(file => Extensions.Contains(file.Extension)
            && !file.Name.StartsWith("Pulumi.", StringComparison.Ordinal));
        var below = folder.EnumerateDirectories()
            .Where(child => child.Name is not ("bin" or "obj" or "artifacts" or "node_modules") && child.Name[0] != '.')
            .SelectMany(SourcesOf);
        return own.Concat(below);
    }
}
