using System.Text;
using System.Text.Json;
using Fleet.Schema.Json;
using Fleet.Schema.Reading;

namespace Fleet.Schema;

/// <summary>The schemas of the packages, as Pulumi's tools read them.</summary>
public static class PulumiSchema
{
    /// <summary>The packages there are.</summary>
    public static IReadOnlyList<string> Packages { get; } = ["docker", "command", "random", "fleet"];

    /// <summary>The schema of a package in Pulumi's JSON.</summary>
    /// <param name="package">The package's name.</param>
    /// <exception cref="ArgumentException">There is no such package.</exception>
    public static string Json(string package)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            new PackageJson(Read(package)).Write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static Package Read(string package)
    {
        if (!Packages.Contains(package))
        {
            throw new ArgumentException(
                $"There is no schema of the package '{package}'. There are those of {string.Join(", ", Packages)}.", nameof(package));
        }

        var assembly = typeof(PulumiSchema).Assembly;
        return SchemaReader.Read(assembly.GetManifestResourceNames()
            .Where(name => name.Split('.')[0] == package)
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            }));
    }
}
