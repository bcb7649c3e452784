using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Fleet.Protocol;

namespace Fleet.Engine.Programs;

/// <summary>
/// Builds a .NET program when it is stale. MSBuild takes seconds to find out that there is nothing to do; names, sizes
/// and times of the source files tell it in milliseconds. What was built is remembered in the user's cache folder.
/// </summary>
internal static class DotnetBuild
{
    private static readonly string[] SourceExtensions = [".cs", ".csproj", ".props", ".targets", ".json", ".proto", ".resx", ".txt"];

    /// <summary>The absolute path of the program's up-to-date assembly.</summary>
    /// <param name="main">The project file, or a folder with exactly one.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="DiagnosticException">There is no project, or it does not build.</exception>
    public static async Task<string> EnsureAsync(string main, CancellationToken cancellationToken)
    {
        var project = FindProject(main);
        var stamp = StampPath(project);
        var fingerprint = Fingerprint(project);
        if (ReadStamp(stamp, fingerprint) is { } known)
        {
            return known;
        }

        await using var turn = await TakeTurnAsync(stamp + ".lock", cancellationToken);
        if (ReadStamp(stamp, fingerprint) is { } builtMeanwhile)
        {
            return builtMeanwhile;
        }

        await RunAsync(
            project, ["build", project, "-c", "Release", "-nologo", "-v", "quiet", "-nodeReuse:false"], cancellationToken);
        var target = (await RunAsync(
            project, ["msbuild", project, "-p:Configuration=Release", "-getProperty:TargetPath"], cancellationToken)).Trim();
        await File.WriteAllTextAsync(stamp, $"{fingerprint}\n{target}\n", cancellationToken);
        return target;
    }

    private static string FindProject(string main)
    {
        if (File.Exists(main))
        {
            return main;
        }

        var projects = Directory.GetFiles(main, "*.??proj");
        return projects.Length == 1
            ? projects[0]
            : throw new DiagnosticException(
                $"Program '{main}': there are {projects.Length} project files, not one.",
                "Point 'main' in Pulumi.yaml at the program's project file or folder.");
    }

    private static string? ReadStamp(string stamp, string fingerprint)
    {
        if (!File.Exists(stamp))
        {
            return null;
        }

        var lines = File.ReadAllLines(stamp);
        return lines.Length == 2 && lines[0] == fingerprint && File.Exists(lines[1]) ? lines[1] : null;
    }

    private static string StampPath(string project) => Path.Combine(
        ProgramCache.Folder(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..24]);

    private static string Fingerprint(string project)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources(project).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var line = string.Create(
                CultureInfo.InvariantCulture, $"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The sources of a project, of the projects it references, and the build files above them.</summary>
    internal static IEnumerable<FileInfo> Sources(string project)
    {
        var projects = new HashSet<string>(StringComparer.Ordinal);
        var buildFiles = new Dictionary<string, FileInfo>(StringComparer.Ordinal);
        var pending = new Stack<string>([project]);
        while (pending.TryPop(out var next))
        {
            if (!projects.Add(next) || !File.Exists(next))
            {
                continue;
            }

            var folder = new DirectoryInfo(Path.GetDirectoryName(next)!);
            foreach (var reference in XDocument.Load(next).Descendants().Where(item => item.Name.LocalName == "ProjectReference"))
            {
                var include = reference.Attribute("Include")?.Value.Replace('\\', '/');
                if (include is not null)
                {
                    pending.Push(Path.GetFullPath(Path.Combine(folder.FullName, include)));
                }
            }

            for (var above = folder.Parent; above is not null; above = above.Parent)
            {
                foreach (var file in above.EnumerateFiles("Directory.*"))
                {
                    buildFiles.TryAdd(file.FullName, file);
                }
            }

            foreach (var file in SourcesOf(folder))
            {
                yield return file;
            }
        }

        foreach (var file in buildFiles.Values)
        {
            yield return file;
        }
    }

    private static IEnumerable<FileInfo> SourcesOf(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => SourceExtensions.Contains(file.Extension)))
        {
            yield return file;
        }

        foreach (var child in folder.EnumerateDirectories()
            .Where(child => child.Name is not ("bin" or "obj" or "artifacts" or "node_modules") && child.Name[0] != '.'))
        {
            foreach (var file in SourcesOf(child))
            {
                yield return file;
            }
        }
    }

    /// <summary>Two runs must not build one program at once: MSBuild's files would clash.</summary>
    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    private static async Task<string> RunAsync(string project, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Bug: dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new DiagnosticException(
                $"Program '{project}': it does not build.",
                "Mend the errors above; 'dotnet build' in the program's folder shows the same.",
                (await output + await error).Trim());
    }
}
