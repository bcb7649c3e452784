using System.Collections.Concurrent;
using Fleet.Schema.Reading;

namespace Fleet.Schema;

/// <summary>How resources of the packages are written in C#: the names that Pulumi's SDKs have for them.</summary>
public static class CSharpSchema
{
    private static readonly ConcurrentDictionary<string, Package> Packages = new(StringComparer.Ordinal);

    /// <summary>A resource by its type token; null when no package here has it.</summary>
    public static CSharpResource? Find(string token)
    {
        var name = token.Split(':')[0];
        if (!PulumiSchema.Packages.Contains(name))
        {
            return null;
        }

        var package = Packages.GetOrAdd(name, PulumiSchema.Read);
        return package.Resources.FirstOrDefault(block => block.Token == token) is { } found
            ? new CSharpResource(
                $"{Namespace(package, found)}.{found.Name}", new CSharpObject(package, found, $"{Namespace(package, found)}.{found.Name}Args"))
            : null;
    }

    internal static CSharpType TypeOf(Package package, Block from, TypeReference type) => type.Kind switch
    {
        ValueKind.Text => new CSharpType(CSharpKind.Text),
        ValueKind.Integer or ValueKind.Number => new CSharpType(CSharpKind.Number),
        ValueKind.Boolean => new CSharpType(CSharpKind.Boolean),
        ValueKind.Any => new CSharpType(CSharpKind.Any),
        ValueKind.Asset or ValueKind.Archive => new CSharpType(CSharpKind.Asset),
        ValueKind.List => new CSharpType(CSharpKind.List) { Item = TypeOf(package, from, type.Item!) },
        ValueKind.Map => new CSharpType(CSharpKind.Map) { Item = TypeOf(package, from, type.Item!) },
        ValueKind.Named => Named(package, package.Find(type.Name, from)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static CSharpType Named(Package package, Block target) => target.Kind == BlockKind.Enum
        ? new CSharpType(CSharpKind.Enum) { Object = new CSharpObject(package, target, $"{Namespace(package, target)}.{target.Name}") }
        : new CSharpType(CSharpKind.Object)
        {
            Object = new CSharpObject(package, target, $"{Namespace(package, target)}.Inputs.{target.Name}Args"),
        };

    private static string Namespace(Package package, Block block) => block.Module is "index" or "config"
        ? package.Namespace
        : $"{package.Namespace}.{char.ToUpperInvariant(block.Module[0])}{block.Module[1..]}";
}
