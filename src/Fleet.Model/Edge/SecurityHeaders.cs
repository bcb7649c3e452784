namespace Fleet;

/// <summary>Headers that tell browsers to be careful. A property set to <see langword="null"/> leaves its header out.</summary>
public sealed record SecurityHeaders
{
    /// <summary><c>X-Content-Type-Options</c>; <c>nosniff</c> unless said.</summary>
    public string? ContentTypeOptions { get; init; } = "nosniff";

    /// <summary><c>X-Frame-Options</c>; <c>DENY</c> unless said.</summary>
    public string? FrameOptions { get; init; } = "DENY";

    /// <summary><c>Referrer-Policy</c>; <c>strict-origin-when-cross-origin</c> unless said.</summary>
    public string? ReferrerPolicy { get; init; } = "strict-origin-when-cross-origin";

    /// <summary><c>Permissions-Policy</c>; none unless said.</summary>
    public string? PermissionsPolicy { get; init; }

    /// <summary><c>Content-Security-Policy</c>; none unless said.</summary>
    public string? ContentSecurityPolicy { get; init; }

    internal IEnumerable<KeyValuePair<string, string>> Headers =>
        from pair in new (string Name, string? Value)[]
        {
            ("X-Content-Type-Options", ContentTypeOptions),
            ("X-Frame-Options", FrameOptions),
            ("Referrer-Policy", ReferrerPolicy),
            ("Permissions-Policy", PermissionsPolicy),
            ("Content-Security-Policy", ContentSecurityPolicy),
        }
        where pair.Value is not null
        select KeyValuePair.Create(pair.Name, pair.Value);
}
