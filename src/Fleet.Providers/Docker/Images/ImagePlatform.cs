using Fleet.Protocol;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Whether an image can run where it is wanted.</summary>
internal static class ImagePlatform
{
    /// <summary>Why a text is not a platform; null when it is one.</summary>
    public static string? Problem(string platform)
    {
        var parts = platform.Split('/');
        return parts.Length is 1 or 2 or 3 && parts.All(part => part.Length > 0
                && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'))
            ? null
            : $"'{platform}' is not a platform. Write it as 'linux/arm64'.";
    }

    /// <summary>True when an image is for a platform; any is for none in particular.</summary>
    public static bool Fits(ImageDetails image, string platform)
    {
        var parts = platform.Split('/');
        return parts.Length < 2 || Same(image.Architecture, parts[1]);
    }

    /// <summary>Refuses an image for another kind of processor than the host's, unless the program asks for that kind.</summary>
    public static async Task VerifyAsync(
        DockerHost host, Urn urn, string subject, ImageDetails image, string platform, CancellationToken cancellationToken)
    {
        if (!Fits(image, platform))
        {
            throw DockerProblems.Error(
                urn,
                $"{subject} on '{host.Name}' is for '{image.Os}/{image.Architecture}', not for '{platform}' as wanted.",
                "Use a tag that has an image for this platform.");
        }

        if (platform.Length > 0 || image.Architecture is not { Length: > 0 } architecture)
        {
            return;
        }

        var engine = await host.Engine.GetVersionOnceAsync(cancellationToken);
        if (engine.Arch.Length > 0 && !Same(architecture, engine.Arch))
        {
            throw DockerProblems.Error(
                urn,
                $"{subject} on '{host.Name}' is for '{image.Os}/{architecture}', and the host is '{engine.Os}/{engine.Arch}'.",
                "Use an image for the host's platform, or set 'platform' when the host emulates the other one.");
        }
    }

    private static bool Same(string? one, string? other) => Normal(one) == Normal(other);

    /// <summary>An architecture as images name it.</summary>
    public static string Normal(string? architecture) => architecture?.ToLowerInvariant() switch
    {
        "x86_64" or "x86-64" => "amd64",
        "aarch64" => "arm64",
        "armhf" or "armel" or "armv7l" => "arm",
        "i386" or "i686" => "386",
        var other => other ?? "",
    };
}
