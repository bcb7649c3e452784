using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Tells about a plugin that runs inside of an engine.</summary>
internal static class PluginFunction
{
    /// <summary>Answers <c>getPlugin</c>, which takes an id or an alias.</summary>
    public static async Task<InvokeResult> GetAsync(
        DockerHost host, PropertyMap arguments, CancellationToken cancellationToken)
    {
        if ((arguments.Text("id") ?? arguments.Text("alias")) is not { } wanted)
        {
            return new InvokeResult(PropertyMap.Empty, [new CheckFailure("alias", "'alias' or 'id' is required.")]);
        }

        var plugin = await host.Engine.FindPluginAsync(wanted, cancellationToken)
            ?? throw DockerProblems.Error(
                default, $"Plugin '{wanted}' is not on '{host.Name}'.", "See 'docker plugin ls' there.");
        return new InvokeResult(
            PropertyMap.Of(
                ("alias", plugin.Name),
                ("enabled", plugin.Enabled),
                ("envs", HostValue.Of(plugin.Settings.Env) ?? PropertyValue.Of([])),
                ("grantAllPermissions", false),
                ("id", plugin.Id),
                ("name", plugin.PluginReference),
                ("pluginReference", plugin.PluginReference)),
            []);
    }
}
