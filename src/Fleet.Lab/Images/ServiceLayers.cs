using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Images;

/// <summary>
/// The real services, made from Debian's packages once a machine and kept by the digest of how they are made. The mirror is
/// the one that the machine's own package manager uses.
/// </summary>
internal sealed class ServiceLayers(ILabLog log, TimeProvider time)
{
    private const string Packages = "redis-server postgresql nginx libnginx-mod-stream caddy";

    private static readonly ImageKind[] Kinds = [ImageKind.Redis, ImageKind.Postgres, ImageKind.Nginx, ImageKind.Caddy];

    /// <summary>The layer with a service's programs.</summary>
    public async Task<ImageLayer> GetAsync(ImageKind kind, CancellationToken cancellationToken)
    {
        var folder = await EnsureAsync(cancellationToken);
        return await ImageLayer.FromFileAsync($"{folder}/{FileName(kind)}", cancellationToken);
    }

    /// <summary>Makes all of them unless they are there; returns their folder.</summary>
    public async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var suite = Suite();
        var recipe = $"{Resource.Text("base-root.sh")}\n{Packages}\n{suite}\n{RuntimeInformation.OSArchitecture}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..16];
        var folder = $"{LabPaths.CacheRoot}/services-{hash}";
        if (Directory.Exists(folder))
        {
            return folder;
        }

        using var held = await LabLock.CacheAsync(log, time, cancellationToken);
        if (!Directory.Exists(folder))
        {
            await MakeAsync(folder, suite, cancellationToken);
        }

        return folder;
    }

    private async Task MakeAsync(string folder, string suite, CancellationToken cancellationToken)
    {
        var mirror = await MirrorAsync(suite, cancellationToken);
        var work = $"{LabPaths.CacheRoot}/work";
        log.Say($"Making the images of the real services from Debian's packages ({Packages}), once; this takes a minute or two.");
        Clear(work);
        Directory.CreateDirectory(work);
        await File.WriteAllTextAsync($"{work}/base-root.sh", Resource.Text("base-root.sh"), cancellationToken);
        try
        {
            var environment = new Dictionary<string, string>(Prerequisites.Proxies())
            {
                ["WORK"] = work,
                ["SUITE"] = suite,
                ["MIRROR"] = mirror,
                ["PACKAGES"] = Packages,
            };
            await Tool.DoAsync(
                "Making the images of the real services",
                "unshare",
                ["--mount", "--pid", "--fork", "--kill-child", "--propagation", "private", "sh", $"{work}/base-root.sh"],
                environment: environment,
                cancellationToken: cancellationToken);
            foreach (var kind in Kinds)
            {
                await ImageLayer.FromFileAsync($"{work}/out/{FileName(kind)}", cancellationToken);
            }

            foreach (var old in Directory.EnumerateDirectories(LabPaths.CacheRoot, "services-*").ToList())
            {
                Directory.Delete(old, recursive: true);
            }

            // Only a whole folder bears the final name.
            Directory.Move($"{work}/out", folder);
        }
        finally
        {
            Clear(work);
        }
    }

    private static string FileName(ImageKind kind) => $"{kind.ToString().ToLowerInvariant()}.tar";

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // ID=debian and VERSION_CODENAME=bookworm, one a line.
    private static string Suite()
    {
        var release = File.ReadAllLines("/etc/os-release")
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1].Trim('"'));
        return release.GetValueOrDefault("ID") == "debian" && release.TryGetValue("VERSION_CODENAME", out var suite)
            ? suite
            : throw new LabException(
                "The lab makes the images of Redis, PostgreSQL, nginx and Caddy from Debian's packages, and this machine is not "
                + $"a Debian but '{release.GetValueOrDefault("PRETTY_NAME", "unknown")}'. Run it on Debian 12 or newer.");
    }

    /// <summary>Where this machine gets its own Debian packages.</summary>
    private static async Task<string> MirrorAsync(string suite, CancellationToken cancellationToken)
    {
        var targets = await Tool.DoAsync(
            "Asking apt for the machine's package mirror",
            "apt-get",
            ["indextargets", "--format", "$(LABEL)|$(CODENAME)|$(COMPONENT)|$(REPO_URI)", "Created-By: Packages"],
            cancellationToken: cancellationToken);
        if (targets.Trim().Length == 0)
        {
            // Before the first update apt knows no codename; nothing is installed by this.
            await Tool.DoAsync(
                "Reading the package lists", "apt-get", ["update", "-qq"],
                environment: new Dictionary<string, string>(Prerequisites.Proxies()), cancellationToken: cancellationToken);
            return await MirrorAsync(suite, cancellationToken);
        }

        return targets.Split('\n').Select(line => line.Split('|'))
            .Where(parts => parts is ["Debian", var codename, "main", _] && codename == suite)
            .Select(parts => parts[3])
            .FirstOrDefault()
            ?? throw new LabException(
                $"This machine's apt has no Debian mirror for '{suite}', from which the lab's images are made. Add one to its "
                + "sources and run 'apt-get update'.");
    }
}
