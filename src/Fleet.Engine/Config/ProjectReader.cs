using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>Reads <c>Pulumi.yaml</c>.</summary>
internal static class ProjectReader
{
    public static Project Read(string path) => Read(YamlFile.Load(path));

    public static Project Read(YamlFile file)
    {
        var project = new Project { Name = "" };
        foreach (var (key, node) in YamlFile.Members(file.Root))
        {
            project = file.Scalar(key, "A setting's name") switch
            {
                "name" => project with { Name = file.Scalar(node, "'name'") },
                "runtime" => ReadRuntime(file, node, project),
                "main" => project with { Main = file.Scalar(node, "'main'") },
                "description" => project with { Description = file.Scalar(node, "'description'") },
                "stackConfigDir" => project with { StackConfigDir = file.Scalar(node, "'stackConfigDir'") },
                "backend" => project with { BackendUrl = Member(file, node, "backend", "url") ?? "" },
                "options" => project with { AlwaysRefreshes = Member(file, node, "options", "refresh") == "always" },
                "plugins" => project with { Plugins = project.Plugins.AddRange(ProjectPlugins.ReadPlugins(file, node)) },
                "packages" => project with { Plugins = project.Plugins.AddRange(ProjectPlugins.ReadPackages(file, node)) },
                "config" when node is YamlScalarNode folder => project with { StackConfigDir = folder.Value ?? "" },
                _ => project,
            };
        }

        if (project.Name.Length == 0)
        {
            throw new DiagnosticException(
                $"{file.Path}:1:1: The project has no 'name'.", "Add a line such as 'name: homelab'.");
        }

        return project with { Config = ReadConfig(file, project.Name) };
    }

    private static Project ReadRuntime(YamlFile file, YamlNode node, Project project)
    {
        if (node is not YamlMappingNode)
        {
            return project with { Runtime = file.Scalar(node, "'runtime'") };
        }

        var options = file.Mapping(node, "'runtime'").Children
            .Where(member => member.Key is YamlScalarNode { Value: "options" })
            .SelectMany(member => file.Mapping(member.Value, "'runtime.options'").Children)
            .Select(option => KeyValuePair.Create(
                file.Scalar(option.Key, "An option's name"), ToValue(ConfigNodes.Read(file, option.Value))));
        return project with
        {
            Runtime = Member(file, node, "runtime", "name") ?? "",
            RuntimeOptions = PropertyMap.From(options),
        };
    }

    private static string? Member(YamlFile file, YamlNode node, string what, string name) =>
        file.Mapping(node, $"'{what}'").Children
            .Where(member => member.Key is YamlScalarNode scalar && scalar.Value == name)
            .Select(member => file.Scalar(member.Value, $"'{what}.{name}'"))
            .FirstOrDefault();

    private static PropertyValue ToValue(ConfigNode node) => node switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Literal { Json: "null" } => PropertyValue.Null.Instance,
        ConfigNode.Literal { Json: "true" } => true,
        ConfigNode.Literal { Json: "false" } => false,
        ConfigNode.Literal number => double.Parse(number.Json, System.Globalization.CultureInfo.InvariantCulture),
        ConfigNode.List list => PropertyValue.Of(list.Items.Select(ToValue)),
        ConfigNode.Map map => PropertyMap.From(
            map.Members.Select(member => KeyValuePair.Create(member.Key, ToValue(member.Value)))),
        _ => "",
    };

    private static ImmutableSortedDictionary<string, ConfigDeclaration> ReadConfig(YamlFile file, string project)
    {
        var declarations = ImmutableSortedDictionary.CreateBuilder<string, ConfigDeclaration>(StringComparer.Ordinal);
        var config = file.Root!.Children
            .Where(member => member.Key is YamlScalarNode { Value: "config" })
            .Select(member => member.Value).OfType<YamlMappingNode>()
            .SelectMany(node => node.Children);
        foreach (var (keyNode, node) in config)
        {
            var key = ConfigKey.Parse(
                file.Scalar(keyNode, "A configuration key"), project, text => file.Error(keyNode, text));
            var isOwn = key.StartsWith(project + ":", StringComparison.Ordinal);
            var declaration = ConfigDeclarationReader.Read(file, key, node, isOwn);
            declarations[key] = declaration with { Location = file.Location(keyNode) };
        }

        return declarations.ToImmutable();
    }
}
