using Fleet.Remote.Capabilities;

namespace Fleet.Providers.Docker;

/// <summary>Which platforms a host runs: its own, those that come with it, and those that its kernel emulates. Pure.</summary>
internal static class HostPlatform
{
    /// <summary>Processors that run the programs of others as well.</summary>
    private static readonly (string Host, string Other)[] Also = [("amd64", "386"), ("arm64", "arm")];

    /// <summary>Why a host cannot run what is made for a platform; null when it can, or when that is not known.</summary>
    public static string? Refusal(string? platform, HostCapabilities host)
    {
        var parts = (platform ?? "").Split('/');
        if (parts.Length < 2 || host.Architecture.Length == 0)
        {
            return null;
        }

        var (own, wanted) = (ImagePlatform.Normal(host.Architecture), ImagePlatform.Normal(parts[1]));
        var isOther = host.Os.Length > 0 && !string.Equals(parts[0], host.Os, StringComparison.OrdinalIgnoreCase);
        return !isOther && (wanted == own || Also.Contains((own, wanted)) || host.Emulated.Any(name => ImagePlatform.Normal(name) == wanted))
            ? null
            : $"The host is '{(host.Os.Length > 0 ? host.Os : "linux")}/{own}' and does not emulate '{platform}'. "
                + "Use the host's platform, or have its kernel emulate the other one (package 'qemu-user-static').";
    }
}
