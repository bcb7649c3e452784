using Fleet.Engine.Config;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Plugins;

/// <summary>What a plugin's <c>PulumiPlugin.yaml</c> says: which runtime it needs.</summary>
internal static class PluginManifest
{
    public const string FileName = "PulumiPlugin.yaml";

    /// <summary>The name of the runtime, such as <c>nodejs</c>.</summary>
    /// <exception cref="Protocol.DiagnosticException">The file does not say.</exception>
    public static string Runtime(string folder)
    {
        var file = YamlFile.Load(Path.Combine(folder, FileName));
        var runtime = Member(file.Root, "runtime");
        return (runtime is YamlMappingNode mapping ? Member(mapping, "name") : runtime) is YamlScalarNode { Value: { } name }
            ? name
            : throw new Protocol.DiagnosticException(
                $"'{file.Path}' does not say which runtime the plugin needs.", "Add a line such as 'runtime: nodejs'.");
    }

    private static YamlNode? Member(YamlNode? node, string name) => YamlFile.Members(node)
        .Where(member => member.Key is YamlScalarNode key && key.Value == name).Select(member => member.Value)
        .FirstOrDefault();
}
