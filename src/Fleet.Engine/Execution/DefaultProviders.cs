using System.Text;
using Fleet.Engine.Planning;
using Fleet.Engine.Plugins;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// The providers of resources for which the program has named none: one a package and version, configured by the stack's
/// configuration of that namespace, registered when it is needed first.
/// </summary>
internal sealed class DefaultProviders(RunContext run, Func<Goal, Task<Registration>> register)
{
    private const string DisabledKey = "pulumi:disable-default-providers";

    private readonly TaskCache<(string Package, string Name), ProviderReference> _providers = new();

    /// <summary>The reference of the default provider for a resource.</summary>
    /// <exception cref="DiagnosticException">Default providers of the package are switched off.</exception>
    /// <exception cref="StepFailedException">It could not be made ready, and the operator knows.</exception>
    public Task<ProviderReference> GetAsync(Goal goal)
    {
        var package = run.Packages.Find(goal);
        var name = Name(package.PackageVersion, package.DownloadUrl);
        return _providers.GetAsync((package.Package, name), () => RegisterAsync(package, name));
    }

    private async Task<ProviderReference> RegisterAsync(PackageDescriptor descriptor, string name)
    {
        var package = descriptor.Package;
        if (run.Config.TryGetValue(DisabledKey, out var disabled)
            && (disabled.Text.Contains($"\"{package}\"", StringComparison.Ordinal) || disabled.Text.Contains('*', StringComparison.Ordinal)))
        {
            throw new DiagnosticException(
                $"The default provider of package '{package}' is switched off by '{DisabledKey}'.",
                "Pass a provider explicitly.");
        }

        var inputs = PropertyMap.From(run.Config
            .Where(entry => entry.Key.StartsWith(package + ":", StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[(package.Length + 1)..], ToValue(entry.Value))));
        inputs = PluginSelection.Write(inputs, descriptor);
        var registration = await register(new Goal
        {
            Type = Urn.ProviderTypePrefix + package,
            Name = name,
            IsCustom = true,
            Inputs = inputs,
            IsInternal = true,
        });
        return registration is { Outcome: RegistrationOutcome.Done, State: { } state }
            ? state.AsProvider
            : throw new StepFailedException();
    }

    private static PropertyValue ToValue(Config.ConfigValue value) =>
        value.IsSecret ? new PropertyValue.Secret(value.Text) : value.Text;

    private static string Name(string version, string url)
    {
        var name = new StringBuilder("default");
        if (version.Length > 0)
        {
            name.Append('_').Append(version.TrimStart('v').Replace('.', '_').Replace('-', '_').Replace('+', '_'));
        }

        if (url.Length > 0)
        {
            var segments = url.Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Select(segment => string.Concat(segment.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '_')));
            name.Append('_').AppendJoin('/', segments);
        }

        return name.ToString();
    }
}
