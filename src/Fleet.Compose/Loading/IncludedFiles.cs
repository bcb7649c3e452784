using Fleet.Compose.Reading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Loading;

/// <summary>An item of <c>include</c>.</summary>
/// <param name="Paths">The files that are merged.</param>
/// <param name="Folder">Where their relative paths start; the first file's folder unless said.</param>
/// <param name="EnvFiles">The files of variables for them.</param>
internal sealed record IncludedFiles(IReadOnlyList<string> Paths, string? Folder, IReadOnlyList<string> EnvFiles)
{
    /// <summary>Reads an item; <see langword="null"/> when it is wrong, which is then a problem.</summary>
    public static IncludedFiles? Read(Node item, Problems problems)
    {
        if (item is TextNode text && !text.IsNull)
        {
            return new IncludedFiles([text.Text], null, []);
        }

        if (Attributes.Of(item, SupportTable.Include, "The inclusion", "include", problems) is not { } attributes)
        {
            return null;
        }

        var paths = attributes.Words("path");
        if (paths.Count == 0)
        {
            problems.Add(item.At, "the inclusion names no file", "Add 'path'");
            return null;
        }

        return new IncludedFiles(paths, attributes.Text("project_directory"), attributes.Words("env_file"));
    }
}
