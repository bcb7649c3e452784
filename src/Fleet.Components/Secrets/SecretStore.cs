using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace Fleet.Components;

/// <summary>
/// Where secrets come from: generated here or read on their host for owned hosts, read from the stack that generates them, or from config.
/// </summary>
internal sealed class SecretStore(FleetModel model)
{
    private readonly Dictionary<Secret, Output<string>> _known = [];
    private StackReference? _source;

    /// <summary>Generates or reads the secrets of an owned host, to be kept in this stack's state.</summary>
    public void Generate(Host host, HostComponent component)
    {
        foreach (var secret in model.Secrets.Where(secret => secret.GeneratedFor == host))
        {
            var password = new RandomPassword($"{host.Id}/secrets/{secret.Name}", new RandomPasswordArgs
            {
                Length = secret.Length,

                // Letters and digits go into URLs, shells and config files as they are.
                Special = false,
            }, new CustomResourceOptions { Parent = component });
            _known[secret] = Output.CreateSecret(password.Result);
        }

        foreach (var secret in model.Secrets.Where(secret => secret.Reading?.Host == host))
        {
            _known[secret] = Output.CreateSecret(Read($"{host.Id}/secrets/{secret.Name}", host, secret.Reading!.Command, component));
        }
    }

    private static Output<string> Read(string name, Host host, string command, HostComponent component)
    {
        // What the command prints is nobody's business but the state's, where it is encrypted.
        var options = new CustomResourceOptions { Parent = component, AdditionalSecretOutputs = { "stdout", "stderr" } };
        return host is LocalHost
            ? new Pulumi.Command.Local.Command(name, new Pulumi.Command.Local.CommandArgs
            {
                Create = command,
                Logging = Pulumi.Command.Local.Logging.None,
            }, options).Stdout
            : new Pulumi.Command.Remote.Command(name, new Pulumi.Command.Remote.CommandArgs
            {
                Connection = component.Connection,
                Create = command,
                Logging = Pulumi.Command.Remote.Logging.None,
            }, options).Stdout;
    }

    /// <summary>The secret's content, always marked as secret.</summary>
    public Output<string> this[Secret secret]
    {
        get
        {
            if (!_known.TryGetValue(secret, out var content))
            {
                content = Output.CreateSecret(secret.ConfigKey is { } key ? FromConfig(key) : FromOtherStack(secret));
                _known[secret] = content;
            }

            return content;
        }
    }

    /// <summary>The generated and read secrets as outputs of this stack, for the stacks that read them.</summary>
    public Dictionary<string, object?> Outputs => _known
        .Where(pair => pair.Key.Home is { IsOwned: true })
        .OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key.Name, object? (pair) => pair.Value);

    private static Output<string> FromConfig(string key)
    {
        var parts = key.Split(':', 2);
        return new Config(parts[0]).RequireSecret(parts[1]);
    }

    private Output<string> FromOtherStack(Secret secret)
    {
        var stack = model.Options.SecretsFrom!;
        var deployment = Deployment.Instance;
        _source ??= new StackReference($"{deployment.OrganizationName}/{deployment.ProjectName}/{stack}");
        return _source.GetOutput(secret.Name).Apply(value =>
        {
            if (value is string text)
            {
                return Output.Create(text);
            }

            var problem = $"Reading the secret '{secret.Name}' from the stack '{stack}': it has no such output. Bring that stack up first.";
            if (!deployment.IsDryRun)
            {
                throw new RunException(problem);
            }

            Log.Warn(problem);
            return OutputUtilities.CreateUnknown("");
        });
    }
}
