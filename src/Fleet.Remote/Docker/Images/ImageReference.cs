namespace Fleet.Remote.Docker;

/// <summary>
/// The name of an image: <c>[registry/]repository[:tag][@digest]</c>. Equal references mean the same image, however
/// short they were written: <c>nginx</c> is <c>docker.io/library/nginx:latest</c>.
/// </summary>
public sealed record ImageReference
{
    private const string DefaultRegistry = "docker.io";
    private const string DefaultNamespace = "library/";
    private const string DefaultTag = "latest";

    private ImageReference(string registry, string repository, string tag, string digest)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>The registry's host, with its port if it has one.</summary>
    public string Registry { get; }

    /// <summary>The repository in the registry, such as <c>library/nginx</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag; <c>latest</c> when neither tag nor digest was given, empty when only a digest was.</summary>
    public string Tag { get; }

    /// <summary>The digest such as <c>sha256:…</c>; empty for none.</summary>
    public string Digest { get; }

    /// <summary>Registry and repository as people write them: <c>nginx</c>, <c>ghcr.io/owner/name</c>.</summary>
    public string FamiliarRepository => Registry == DefaultRegistry
        ? Repository.StartsWith(DefaultNamespace, StringComparison.Ordinal)
            ? Repository[DefaultNamespace.Length..]
            : Repository
        : $"{Registry}/{Repository}";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">The text is empty or not a reference.</exception>
    public static ImageReference Parse(string text)
    {
        var rest = text.Trim();
        if (rest.Length == 0 || rest.Any(char.IsWhiteSpace))
        {
            throw new FormatException($"'{text}' is not an image reference.");
        }

        var digest = "";
        if (rest.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            (rest, digest) = (rest[..at], rest[(at + 1)..]);
        }

        var tag = "";
        if (rest.LastIndexOf(':') is var colon && colon > rest.LastIndexOf('/'))
        {
            (rest, tag) = (rest[..colon], rest[(colon + 1)..]);
        }

        var registry = DefaultRegistry;
        if (rest.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && IsHost(rest[..slash]))
        {
            (registry, rest) = (rest[..slash], rest[(slash + 1)..]);
        }

        if (rest.Length == 0 || rest.Any(char.IsUpper))
        {
            throw new FormatException($"'{text}' is not an image reference: a repository is written in lower case.");
        }

        if (registry is "index.docker.io" or "registry-1.docker.io")
        {
            registry = DefaultRegistry;
        }

        if (registry == DefaultRegistry && !rest.Contains('/', StringComparison.Ordinal))
        {
            rest = DefaultNamespace + rest;
        }

        return new ImageReference(registry, rest, tag.Length == 0 && digest.Length == 0 ? DefaultTag : tag, digest);
    }

    /// <summary>The reference as people write it.</summary>
    public override string ToString() =>
        FamiliarRepository + (Tag.Length > 0 ? $":{Tag}" : "") + (Digest.Length > 0 ? $"@{Digest}" : "");

    private static bool IsHost(string text) =>
        text == "localhost" || text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal);
}
