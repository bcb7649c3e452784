using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>
/// Reads where a project keeps providers of its own: the entries of <c>plugins.providers</c>, and those of
/// <c>packages</c> whose source is a path.
/// </summary>
internal static class ProjectPlugins
{
    public static ImmutableArray<ProjectPlugin> ReadPlugins(YamlFile file, YamlNode plugins) =>
    [
        .. file.Mapping(plugins, "'plugins'").Children
            .Where(member => member.Key is YamlScalarNode { Value: "providers" })
            .SelectMany(member => member.Value as YamlSequenceNode
                ?? throw file.Error(member.Value, "'plugins.providers' must be a list."))
            .Select(item => new ProjectPlugin(
                Text(file, item, "name") ?? throw file.Error(item, "A provider below 'plugins' needs a 'name'."),
                Text(file, item, "path") ?? throw file.Error(item, "A provider below 'plugins' needs a 'path'."),
                Text(file, item, "version") ?? "")),
    ];

    public static ImmutableArray<ProjectPlugin> ReadPackages(YamlFile file, YamlNode packages) =>
    [
        .. YamlFile.Members(packages)
            .Select(member => (Name: file.Scalar(member.Key, "A package's name"), Source: Source(file, member.Value)))
            .Where(package => package.Source is ['.', '/', ..] or ['.', '.', '/', ..] or ['/', ..])
            .Select(package => new ProjectPlugin(package.Name, package.Source, "")),
    ];

    private static string Source(YamlFile file, YamlNode package) =>
        package is YamlScalarNode scalar ? scalar.Value ?? "" : Text(file, package, "source") ?? "";

    private static string? Text(YamlFile file, YamlNode item, string name) =>
        file.Mapping(item, "A provider below 'plugins'").Children
            .Where(member => member.Key is YamlScalarNode key && key.Value == name)
            .Select(member => file.Scalar(member.Value, $"'{name}'"))
            .FirstOrDefault();
}
