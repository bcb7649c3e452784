using System.Collections.Immutable;
using Fleet.Engine.Config;

namespace Fleet.Cli.Commands;

/// <summary>Reads and changes a stack's configuration.</summary>
internal static class ConfigEdit
{
    private static readonly string[] SecretWords = ["password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "credential"];

    /// <summary>Sets a value.</summary>
    public static async Task SetAsync(StackSession session, ConfigSetting setting, CancellationToken cancellationToken)
    {
        if (setting is { IsSecret: true, IsPlaintext: true })
        {
            throw new CommandException(ExitCodes.Configuration, "A value is either --secret or --plaintext.");
        }

        var config = session.Project.Workspace.OpenConfig(session.Stack);
        var value = setting.Value ?? ReadValue(session.Project, setting);
        if (setting.IsSecret)
        {
            await config.SetSecretAsync(setting.Key, value, setting.IsPath, cancellationToken);
        }
        else
        {
            RefuseSecretInClear(config, setting);
            config.Set(setting.Key, value, setting.IsPath);
        }

        config.Save();
    }

    /// <summary>A value in clear.</summary>
    public static async Task<string> GetAsync(StackSession session, string key, bool isPath, CancellationToken cancellationToken)
    {
        var config = session.Project.Workspace.OpenConfig(session.Stack);
        return (await config.GetAsync(key, isPath, cancellationToken))?.Text ?? throw Missing(session, config, key);
    }

    /// <summary>Removes a value.</summary>
    public static void Remove(StackSession session, string key, bool isPath)
    {
        var config = session.Project.Workspace.OpenConfig(session.Stack);
        if (!config.Remove(key, isPath))
        {
            throw Missing(session, config, key);
        }

        config.Save();
    }

    /// <summary>Everything that is set. Without <paramref name="showSecrets"/> no passphrase is needed.</summary>
    public static async Task<ImmutableArray<ConfigEntry>> ListAsync(
        StackSession session, bool showSecrets, CancellationToken cancellationToken)
    {
        var config = session.Project.Workspace.OpenConfig(session.Stack);
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        foreach (var (key, node) in config.Values)
        {
            var isHidden = node.IsSecure && !showSecrets;
            var value = isHidden ? null : await config.GetAsync(key, cancellationToken: cancellationToken);
            entries.Add(new ConfigEntry(key, value?.Text, node.IsSecure, node.IsObject));
        }

        return entries.ToImmutable();
    }

    private static string ReadValue(ProjectSession project, ConfigSetting setting)
    {
        if (project.Terminal.IsInputPiped)
        {
            return project.Terminal.In.ReadToEnd().TrimEnd('\n', '\r');
        }

        var prompt = $"Value of '{setting.Key}'{(setting.IsSecret ? " (nothing is shown)" : "")}: ";
        if (!project.Terminal.IsInteractive)
        {
            throw new CommandException(
                ExitCodes.Configuration, $"There is no value for '{setting.Key}'.", "Give it as an argument or on standard input.");
        }

        if (setting.IsSecret)
        {
            return project.Terminal.ReadHidden(prompt) ?? "";
        }

        project.Terminal.Error.Ask(Terminals.Line.Of(prompt.TrimEnd()));
        return project.Terminal.In.ReadLine() ?? "";
    }

    // A key that is encrypted now, or is named like a secret, is not silently written in clear.
    private static void RefuseSecretInClear(StackConfig config, ConfigSetting setting)
    {
        if (setting.IsPlaintext)
        {
            return;
        }

        var name = setting.Key[(setting.Key.LastIndexOf(':') + 1)..];
        var looksSecret = SecretWords.Any(word => name.Replace("-", "").Replace("_", "").EndsWith(word, StringComparison.OrdinalIgnoreCase));
        var wasSecret = config.Values.Any(value =>
            (value.Key == setting.Key || value.Key.EndsWith($":{setting.Key}", StringComparison.Ordinal)) && value.Value is Engine.Config.ConfigNode.Secure);
        if (looksSecret || wasSecret)
        {
            throw new CommandException(
                ExitCodes.Configuration,
                wasSecret
                    ? $"'{setting.Key}' is encrypted now and would be written in clear. Nothing was changed."
                    : $"'{setting.Key}' looks like a secret and would be written in clear. Nothing was changed.",
                "Give --secret to encrypt it, or --plaintext if it is meant to be read by everyone.");
        }
    }

    private static CommandException Missing(StackSession session, StackConfig config, string key)
    {
        var near = Nearest.To(key, config.Values.Keys.Concat(config.Values.Keys.Select(name => name[(name.IndexOf(':') + 1)..])));
        return new CommandException(
            ExitCodes.Failure,
            $"Stack '{session.Stack}' has no configuration value '{key}'.",
            near is null ? "'fleet config' lists what is set." : $"Did you mean '{near}'?");
    }
}
