namespace Fleet;

/// <summary>A Caddy image and what was built into it. An edge renders what its build can do and reports the rest.</summary>
/// <param name="Image">The image.</param>
/// <param name="Modules">The modules that are not part of plain Caddy.</param>
public sealed record CaddyBuild(ImageReference Image, CaddyModules Modules)
{
    /// <summary>A build with caddy-l4, caddy-ratelimit and the CrowdSec bouncer.</summary>
    public static CaddyBuild Full(ImageReference image) =>
        new(image, CaddyModules.Layer4 | CaddyModules.RateLimit | CaddyModules.CrowdSec);

    /// <summary>
    /// Caddy as Debian packages it, with nginx and its stream module beside it in the image, which carries layer-4 routes.
    /// </summary>
    public static CaddyBuild Debian(ImageReference image) => new(image, CaddyModules.None);

    internal bool Has(CaddyModules module) => Modules.HasFlag(module);
}

/// <summary>Modules of a Caddy build.</summary>
[Flags]
public enum CaddyModules
{
    /// <summary>Plain Caddy.</summary>
    None = 0,

    /// <summary>caddy-l4: routes below HTTP.</summary>
    Layer4 = 1,

    /// <summary>caddy-ratelimit.</summary>
    RateLimit = 2,

    /// <summary>The CrowdSec bouncer.</summary>
    CrowdSec = 4,
}
