namespace Fleet;

/// <summary>How a site is encrypted.</summary>
public sealed record Tls
{
    /// <summary>Not at all: the site is served over plain HTTP alone.</summary>
    public static Tls Off { get; } = new() { IsOff = true };

    /// <summary>The oldest version spoken; TLS 1.2 unless said.</summary>
    public TlsVersion Least { get; init; }

    /// <summary>Ciphers up to TLS 1.2 in OpenSSL's words, for example <c>HIGH:!aNULL:!MD5:!3DES</c>; the proxy's own unless said.</summary>
    public string? Ciphers { get; init; }

    /// <summary>What browsers are told to remember; nothing unless said.</summary>
    public Hsts? Hsts { get; init; }

    /// <summary>What those get who ask over plain HTTP; the way to HTTPS unless said.</summary>
    public PlainRequests PlainRequests { get; init; }

    internal bool IsOff { get; private init; }
}

/// <summary>A version of TLS.</summary>
public enum TlsVersion
{
    /// <summary>TLS 1.2.</summary>
    Tls12,

    /// <summary>TLS 1.3.</summary>
    Tls13,
}

/// <summary>What those get who ask over plain HTTP.</summary>
public enum PlainRequests
{
    /// <summary>The way to HTTPS.</summary>
    Redirected,

    /// <summary>The same as over HTTPS.</summary>
    Served,
}

/// <summary>Tells browsers to use HTTPS only (HTTP Strict Transport Security).</summary>
/// <param name="MaxAge">For how long.</param>
public sealed record Hsts(TimeSpan MaxAge)
{
    internal const string Header = "Strict-Transport-Security";

    /// <summary>What else it covers; nothing unless said.</summary>
    public HstsScope Scope { get; init; }

    /// <summary>The header's value.</summary>
    public override string ToString() => $"max-age={(long)MaxAge.TotalSeconds}" + Scope switch
    {
        HstsScope.Site => "",
        HstsScope.Subdomains => "; includeSubDomains",
        HstsScope.Preload => "; includeSubDomains; preload",
    };
}

/// <summary>What Strict Transport Security covers.</summary>
public enum HstsScope
{
    /// <summary>The site.</summary>
    Site,

    /// <summary>The names below it too.</summary>
    Subdomains,

    /// <summary>The names below it too, and browsers may know it from the start.</summary>
    Preload,
}
