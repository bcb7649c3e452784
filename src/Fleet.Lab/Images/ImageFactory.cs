using System.Collections.Immutable;
using Fleet.Lab.Machine;

namespace Fleet.Lab.Images;

/// <summary>Makes the image that stands for a declared one.</summary>
internal sealed class ImageFactory(ServiceLayers services)
{
    private const string Path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private HashSet<string> _ownPrograms = [];
    private ImageLayer? _tools;

    public async Task<LabImage> MakeAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var kind = LabCatalogue.Classify(request.Reference);
        _tools ??= await ToolsAsync(cancellationToken);
        var image = new LabImage
        {
            Name = LabCatalogue.EngineName(request.Reference),
            Kind = kind,
            Ports = [.. request.Ports.Order()],
            Layers = kind == ImageKind.StandIn
                ? [_tools, .. PretendedPrograms(request)]
                : [_tools, await services.GetAsync(kind, cancellationToken), Dressing(kind)],
            Environment = [Path],
        };
        return kind switch
        {
            ImageKind.StandIn => StandIn(image, request),
            ImageKind.Redis => image with
            {
                Entrypoint = ["/lab/entry"],
                Command = ["valkey-server"],
                WorkingFolder = "/data",
                Volumes = ["/data"],
                Ports = [6379],
            },
            ImageKind.Postgres => image with
            {
                Entrypoint = ["/lab/entry"],
                Command = ["postgres"],
                Environment = [Path, "LANG=C.UTF-8", "PGDATA=/var/lib/postgresql/data"],
                Volumes = ["/var/lib/postgresql/data"],
                StopSignal = "SIGINT",
                Ports = [5432],
            },
            ImageKind.Nginx => image with
            {
                Command = ["nginx", "-g", "daemon off;"],
                StopSignal = "SIGQUIT",
                Ports = [80],
            },
            ImageKind.Caddy => image with
            {
                Entrypoint = ["/lab/entry"],
                Command = ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
                Environment = [Path, "XDG_CONFIG_HOME=/config", "XDG_DATA_HOME=/data", "HOME=/root"],
                WorkingFolder = "/srv",
                Ports = [80, 443],
            },
        };
    }

    private static LabImage StandIn(LabImage image, ImageRequest request)
    {
        var environment = ImmutableArray.CreateBuilder<string>();
        environment.Add(Path);
        environment.Add($"LAB_SERVICE={request.ServiceName ?? LabCatalogue.ServiceName(request.Reference)}");
        environment.Add($"LAB_PORTS={string.Join(' ', image.Ports)}");
        if (request.IsJob)
        {
            environment.Add("LAB_JOB=1");
        }

        return image with { Entrypoint = ["/lab/entry"], Environment = environment.ToImmutable() };
    }

    /// <summary>BusyBox with all its names, and what makes a stand-in: the first layer of every image.</summary>
    private async Task<ImageLayer> ToolsAsync(CancellationToken cancellationToken)
    {
        var busybox = Tool.Path.Split(':').Select(folder => $"{folder}/busybox").First(File.Exists);
        var names = await Tool.DoAsync(
            "Asking BusyBox for its programs", busybox, ["--list"], cancellationToken: cancellationToken);
        _ownPrograms = [.. names.Split('\n', StringSplitOptions.RemoveEmptyEntries), "nc", "curl"];
        var layer = new TarLayer()
            .AddFile("bin/busybox", await File.ReadAllBytesAsync(busybox, cancellationToken), 0b111_101_101);
        foreach (var name in _ownPrograms.Except(["busybox", "nc", "curl"]).Order(StringComparer.Ordinal))
        {
            layer.AddLink($"bin/{name}", "busybox");
        }

        return layer
            .AddProgram("bin/nc", Resource.Text("standin/nc"))
            .AddProgram("bin/curl", Resource.Text("standin/curl"))
            .AddProgram("lab/entry", Resource.Text("standin/entry"))
            .AddProgram("lab/answer", Resource.Text("standin/answer"))
            .AddProgram("lab/pretend", Resource.Text("standin/pretend"))
            .AddFile("etc/passwd", Users())
            .AddFile("etc/group", Groups())
            .AddFolder("tmp", 0b001_111_111_111)
            .AddFolder("root", 0b111_000_000)
            .AddFolder("run").AddFolder("var/log").AddFolder("srv").AddFolder("usr/bin")
            .AddLink("var/run", "/run")
            .ToLayer();
    }

    private ImmutableArray<ImageLayer> PretendedPrograms(ImageRequest request)
    {
        var layer = new TarLayer();
        var some = false;
        foreach (var program in request.Programs.Where(IsPretended).Order(StringComparer.Ordinal))
        {
            layer.AddLink(program.StartsWith('/') ? program[1..] : $"usr/local/sbin/{program}", "/lab/pretend");
            some = true;
        }

        return some ? [layer.ToLayer()] : [];
    }

    /// <summary>A name that BusyBox has stays BusyBox's, and a line of shell is none.</summary>
    private bool IsPretended(string program) =>
        program.Length > 0
        && program.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_')
        && !_ownPrograms.Contains(program[(program.LastIndexOf('/') + 1)..]);

    /// <summary>What makes a service's image behave as the public one: its entry point and its usual files.</summary>
    private static ImageLayer Dressing(ImageKind kind)
    {
        var layer = new TarLayer();
        switch (kind)
        {
            case ImageKind.Redis:
                layer.AddProgram("lab/entry", Resource.Text("redis/entry")).AddFolder("data", owner: 999);
                foreach (var name in new[] { "server", "cli", "benchmark", "check-aof", "check-rdb" })
                {
                    layer.AddLink($"usr/bin/valkey-{name}", $"redis-{name}");
                }

                break;
            case ImageKind.Postgres:
                layer.AddProgram("lab/entry", Resource.Text("postgres/entry"))
                    .AddFolder("docker-entrypoint-initdb.d")
                    .AddFolder("var/lib/postgresql/data", 0b111_000_000, owner: 999);
                break;
            case ImageKind.Nginx:
                layer.AddFile("etc/nginx/nginx.conf", Resource.Text("nginx/nginx.conf"))
                    .AddFile("etc/nginx/conf.d/default.conf", Resource.Text("nginx/default.conf"))
                    .AddFile("etc/nginx/modules-enabled/50-mod-stream.conf", "load_module /usr/lib/nginx/modules/ngx_stream_module.so;\n");
                break;
            case ImageKind.Caddy:
                layer.AddProgram("lab/entry", Resource.Text("caddy/entry"))
                    .AddFile("etc/caddy/Caddyfile", Resource.Text("caddy/Caddyfile"))
                    .AddFolder("config/caddy").AddFolder("data/caddy");
                break;
            case ImageKind.StandIn:
                break;
        }

        if (kind is ImageKind.Nginx or ImageKind.Caddy)
        {
            layer.AddFolder("var/log/nginx").AddFolder("var/lib/nginx");
        }

        return layer.ToLayer();
    }

    private static string Users() =>
        """
        root:x:0:0:root:/root:/bin/sh
        www-data:x:33:33:www-data:/var/www:/bin/sh
        nginx:x:101:101:nginx:/nonexistent:/bin/sh
        postgres:x:999:999:postgres:/var/lib/postgresql:/bin/sh
        redis:x:999:999:redis:/data:/bin/sh
        nobody:x:65534:65534:nobody:/nonexistent:/bin/sh

        """;

    private static string Groups() =>
        """
        root:x:0:
        www-data:x:33:
        nginx:x:101:
        postgres:x:999:
        redis:x:999:
        nogroup:x:65534:

        """;
}
