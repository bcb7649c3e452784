namespace Fleet.Plugin;

/// <summary>What the plugin was started with.</summary>
/// <param name="Package">The package to serve.</param>
/// <param name="EngineAddress">Where the engine listens; null when it attaches later.</param>
/// <param name="Problem">What is wrong with the arguments; null when nothing is.</param>
internal sealed record PluginArguments(string Package, string? EngineAddress, string? Problem)
{
    private const string DefaultPackage = "fleet";

    /// <summary>
    /// Reads arguments as every plugin takes them: the engine's address, and switches about logging that mean nothing here.
    /// <c>--package NAME</c> is our own: one executable serves several packages.
    /// </summary>
    public static PluginArguments Parse(IReadOnlyList<string> arguments)
    {
        var package = DefaultPackage;
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--package":
                    package = ++i < arguments.Count ? arguments[i] : "";
                    break;
                case "--tracing" or "-tracing":
                    i++;
                    break;
                case var other when !other.StartsWith('-'):
                    rest.Add(other);
                    break;
                case var other when !IsAboutLogging(other):
                    return new PluginArguments(package, null, $"'{other}' is not an argument of this plugin.");
            }
        }

        return rest.Count > 1
            ? new PluginArguments(package, null, $"One engine address was expected, and there are {rest.Count} arguments.")
            : new PluginArguments(package, rest.FirstOrDefault(), null);
    }

    private static bool IsAboutLogging(string argument) =>
        argument.TrimStart('-') is "logtostderr" or "logflow" or "v"
        || argument.TrimStart('-').StartsWith("v=", StringComparison.Ordinal)
        || argument.TrimStart('-').StartsWith("tracing=", StringComparison.Ordinal);
}
