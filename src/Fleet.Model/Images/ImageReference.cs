using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>An image reference taken apart: <c>docker.io/valkey/valkey:8.0.1</c>.</summary>
/// <param name="Text">The reference as declared.</param>
/// <example><code>ImageReference image = "docker.io/library/postgres:17.2";</code></example>
public sealed partial record ImageReference(string Text)
{
    // Taken apart once: every rule about images asks for several of its parts.
    private readonly Parts _parts = Parts.Of(Text);

    /// <summary>The reference as declared.</summary>
    public string Text { get; } = Text;

    /// <summary>A plain text is a reference.</summary>
    public static implicit operator ImageReference(string text) => new(text);

    /// <summary>True when it is well formed.</summary>
    public bool IsValid => _parts.Name is not null;

    /// <summary>The tag; <see langword="null"/> when there is none.</summary>
    public string? Tag => _parts.Tag;

    /// <summary>The digest; <see langword="null"/> when there is none.</summary>
    public string? Digest => _parts.Digest;

    /// <summary>The last segment of the repository, for example <c>valkey</c>.</summary>
    public string ShortName => _parts.Name?.Split('/')[^1] ?? Text;

    /// <summary>True when the reference says which content it means: a digest, or a tag that is no moving one such as <c>latest</c>.</summary>
    public bool IsPinned => Digest is not null || Tag is { } tag && !MovingTags.Contains(tag);

    private static readonly string[] MovingTags = ["latest", "main", "master", "edge", "nightly", "develop", "dev"];

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"^(?<name>[a-zA-Z0-9][a-zA-Z0-9.-]*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)(:(?<tag>\w[\w.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?$")]
    private static partial Regex Pattern { get; }

    private readonly record struct Parts(string? Name, string? Tag, string? Digest)
    {
        public static Parts Of(string text)
        {
            var match = Pattern.Match(text);
            return new Parts(Group("name"), Group("tag"), Group("digest"));

            string? Group(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
        }
    }
}
