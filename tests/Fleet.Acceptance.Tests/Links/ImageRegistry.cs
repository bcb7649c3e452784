namespace Fleet.Acceptance.Tests.Links;

/// <summary>An image registry on a lab host's own loopback, which its engine trusts without a certificate.</summary>
internal sealed class ImageRegistry(ManyFleet many, string host)
{
    private const string Folder = "/srv/registry";
    private const string Address = "127.0.0.1:5000";

    /// <summary>What the containers' image is called there.</summary>
    public const string Image = $"{Address}/{ManyFleet.Image}";

    private static string Program => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/bin".Split(':')
        .Select(folder => Path.Combine(folder, "docker-registry")).First(File.Exists);

    /// <summary>Starts it and puts the image into it, so that the engine has to pull it.</summary>
    public async Task StartWithImageAsync()
    {
        // Wherever the program is on the machine, the host may not see it: only its /run is the machine's too.
        File.Copy(Program, Path.Combine(many.RunFolder(host), "docker-registry"), overwrite: true);
        await many.OnHostAsync(host, "sh", "-c", $$"""
            mkdir -p {{Folder}}
            mv /run/docker-registry {{Folder}}/docker-registry
            chmod 755 {{Folder}}/docker-registry
            echo '{ version: 0.1, log: { level: error }, storage: { filesystem: { rootdirectory: {{Folder}} } }, http: { addr: "{{Address}}" } }' > {{Folder}}/config.yml
            """);
        await StartAsync();
        await many.OnHostAsync(host, "sh", "-c", $"docker tag {ManyFleet.Image} {Image} && docker push -q {Image} && docker rmi {ManyFleet.Image} {Image}");
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public Task StartAsync() => many.OnHostAsync(host, "sh", "-c", $"""
        setsid {Folder}/docker-registry serve {Folder}/config.yml </dev/null >/run/fleet/registry.log 2>&1 &
        echo $! > /run/fleet/registry.pid
        for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          busybox wget -q -O /dev/null http://127.0.0.1:5000/v2/ && exit 0
          sleep 0.25
        done
        cat /run/fleet/registry.log
        exit 1
        """);

    /// <summary>Ends it.</summary>
    public Task StopAsync() => many.OnHostAsync(host, "sh", "-c", "kill -9 $(cat /run/fleet/registry.pid)");

    /// <summary>Makes the engine forget the image.</summary>
    public Task ForgetAsync() => many.OnHostAsync(host, "sh", "-c", $"docker rmi -f {Image} >/dev/null 2>&1 || true");
}
