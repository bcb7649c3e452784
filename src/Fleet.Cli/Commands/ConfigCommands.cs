using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary><c>config</c> and what is under it.</summary>
internal static class ConfigCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var stack = CommonSymbols.Stack();
        stack.Recursive = true;
        var config = new Command("config", "List a stack's configuration, or change it.");
        config.Options.Add(stack);
        var json = CommonSymbols.Json();
        var secrets = CommonSymbols.ShowSecrets();
        config.Options.Add(json);
        config.Options.Add(secrets);
        line.Add(line.Root, config, new HelpText
        {
            Group = "Stacks and configuration",
            Examples =
            [
                ("fleet config", "what is set; secrets as [secret]"),
                ("fleet config set fleet:owns[0] atlas --path", "one item of a list"),
                ("pass show db | fleet config set --secret dbPassword", "a secret that no history file sees"),
            ],
        }, (session, words, token) => ListAsync(session, words.GetValue(stack), words.GetValue(json), words.GetValue(secrets), token));
        AddSet(line, config, stack);
        AddGet(line, config, stack);
        AddRemove(line, config, stack);
    }

    private static void AddSet(FleetCommandLine line, Command config, Option<string?> stack)
    {
        var key = Key();
        var value = new Argument<string?>("value")
        {
            Description = "The value; read from standard input when absent.",
            HelpName = "VALUE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var secret = new Option<bool>("--secret") { Description = "Encrypt the value." };
        var plaintext = new Option<bool>("--plaintext") { Description = "Keep the value in clear although it looks like a secret." };
        var path = Path();
        var set = new Command("set", "Set a value in the stack's file.") { key, value, secret, plaintext, path };
        line.Add(config, set, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(stack), token);
            await ConfigEdit.SetAsync(opened, new ConfigSetting(
                words.GetValue(key)!, words.GetValue(value), words.GetValue(secret), words.GetValue(plaintext), words.GetValue(path)), token);
            return ExitCodes.Success;
        });
    }

    private static void AddGet(FleetCommandLine line, Command config, Option<string?> stack)
    {
        var key = Key();
        var path = Path();
        var get = new Command("get", "Print a value, decrypted.") { key, path };
        line.Add(config, get, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(stack), token);
            session.Terminal.Out.Write(await ConfigEdit.GetAsync(opened, words.GetValue(key)!, words.GetValue(path), token));
            return ExitCodes.Success;
        });
    }

    private static void AddRemove(FleetCommandLine line, Command config, Option<string?> stack)
    {
        var key = Key();
        var path = Path();
        var remove = new Command("rm", "Remove a value from the stack's file.") { key, path };
        line.Add(config, remove, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(stack), token);
            ConfigEdit.Remove(opened, words.GetValue(key)!, words.GetValue(path));
            return ExitCodes.Success;
        });
    }

    private static async Task<int> ListAsync(
        ProjectSession session, string? stack, bool json, bool showSecrets, CancellationToken cancellationToken)
    {
        var opened = await session.OpenStackAsync(stack, cancellationToken);
        var settings = await ConfigEdit.ListAsync(opened, showSecrets, cancellationToken);
        session.Terminal.Out.Write(json ? [Views.ConfigView.Json(settings)] : Views.ConfigView.Table(settings));
        return ExitCodes.Success;
    }

    private static Argument<string> Key() => new("key")
    {
        Description = "The key: 'namespace:name', or a name of this project's namespace.",
        HelpName = "KEY",
    };

    private static Option<bool> Path() => new("--path")
    {
        Description = "The key is a path into a list or an object, such as hosts.atlas.port or owns[0].",
    };
}
