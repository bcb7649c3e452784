using DeclaredReference = Fleet.Remote.Docker.ImageReference;

namespace Fleet.Lab;

/// <summary>Says what a declared image is in the lab, by the last part of its repository.</summary>
public static class LabCatalogue
{
    /// <summary>The kind of an image reference such as <c>docker.io/valkey/valkey:8.1.1</c>.</summary>
    /// <exception cref="LabException">It is not an image reference.</exception>
    public static ImageKind Classify(string reference)
    {
        var name = ServiceName(reference);
        return name switch
        {
            _ when Has(name, "redis") || Has(name, "valkey") => ImageKind.Redis,
            _ when Has(name, "postgres") => ImageKind.Postgres,
            _ when Has(name, "nginx") => ImageKind.Nginx,
            _ when Has(name, "caddy") => ImageKind.Caddy,
            _ => ImageKind.StandIn,
        };
    }

    /// <summary>The last part of the repository, such as <c>valkey</c>.</summary>
    /// <exception cref="LabException">It is not an image reference.</exception>
    public static string ServiceName(string reference)
    {
        var repository = Parse(reference).Repository;
        return repository[(repository.LastIndexOf('/') + 1)..];
    }

    /// <summary>The name an engine gives it: without the default registry, with a tag.</summary>
    internal static string EngineName(string reference)
    {
        var image = Parse(reference);
        return image.Tag.Length > 0
            ? $"{image.FamiliarRepository}:{image.Tag}"
            : throw new LabException(
                $"Image '{reference}' is named by digest alone, and a digest cannot be made up. Give it a tag as well.");
    }

    private static DeclaredReference Parse(string reference)
    {
        try
        {
            return DeclaredReference.Parse(reference);
        }
        catch (FormatException error)
        {
            throw new LabException(error.Message, error);
        }
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.Ordinal);
}
