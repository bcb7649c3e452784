using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pulumi.Experimental.Provider;

/// <summary>Runs a plugin that offers the components of an assembly.</summary>
public static partial class ComponentProviderHost
{
    /// <summary>Serves all components of an assembly until the process ends.</summary>
    /// <param name="args">The process's arguments.</param>
    /// <param name="componentAssembly">Where the components are; the calling assembly when null.</param>
    /// <param name="packageName">The package's name; made of the assembly's when null.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task Serve(string[] args, Assembly? componentAssembly = null, string? packageName = null)
    {
        var assembly = componentAssembly ?? Assembly.GetCallingAssembly();
        var metadata = MetadataOf(assembly.GetName().Name ?? "", packageName);
        return Provider.Serve(args, metadata.Version, _ => new ComponentProvider(assembly, metadata), CancellationToken.None);
    }

    /// <summary><c>Acme.Web.Hosting</c> is the package <c>hosting</c> of <c>acme</c>.</summary>
    internal static Metadata MetadataOf(string assembly, string? package)
    {
        var parts = assembly.Split('.');

        // A version is always told: SDKs made of the schema want one.
        return new(package ?? Kebab(parts[^1]), parts.Length > 1 ? Kebab(parts[0]) : null, "0.0.0");
    }

    private static string Kebab(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_ ]+")]
    private static partial Regex WordStart();
}
