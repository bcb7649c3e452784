using Fleet.Engine;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Tests.Fakes;

/// <summary>Runs that several tests look at.</summary>
internal static class Scripts
{
    private const string OldConfig = "server {\n  listen 80;\n  gzip on;\n  root /srv;\n  index index.html;\n  access_log off;\n}\n";
    private const string NewConfig = "server {\n  listen 443 ssl;\n  gzip on;\n  root /srv;\n  index index.html;\n  access_log off;\n}\n";

    /// <summary>A new container, one changed in place, one replaced for its image, one that goes, and two unchanged.</summary>
    public static RunScript Change(bool isPreview)
    {
        var web = PropertyMap.Of(("image", "nginx:1.26"), ("envs", PropertyValue.Of("TZ=UTC", "MODE=a")), ("memory", 256), ("conf", OldConfig));
        var newWeb = web.With("image", "nginx:1.27").With("envs", PropertyValue.Of("TZ=UTC", "MODE=b", "EXTRA=1")).With("conf", NewConfig);
        var db = PropertyMap.Of(("image", "postgres:16"), ("password", Secret()), ("restart", "always"));
        var newDb = db.With("restart", "unless-stopped").With("password", Secret()).With("ip", PropertyValue.Unknown.Instance);
        return new RunScript(isPreview)
            .Prelude(("shop:replicas", "2"), ("shop:dbPassword", "[secret]"))
            .Component(RunScript.Stack, default)
            .Component(RunScript.Host("atlas"), RunScript.Stack)
            .Component(RunScript.Host("borea"), RunScript.Stack)
            .Container(StepKind.Same, "borea/shop/cache")
            .Container(StepKind.Same, "atlas/shop/queue")
            .Container(StepKind.Create, "atlas/shop/worker", PropertyMap.Of(("image", "worker:2"), ("token", Secret()), ("mounts", PropertyValue.Of("/data", "/tmp"))))
            .Container(StepKind.Replace, "atlas/shop/web", web, newWeb, ("image", DiffKind.UpdateReplace), ("envs", DiffKind.UpdateReplace), ("conf", DiffKind.Update))
            .Container(StepKind.Update, "atlas/shop/db", db, newDb, ("restart", DiffKind.Update), ("password", DiffKind.Update), ("ip", DiffKind.Add))
            .Container(StepKind.Delete, "atlas/shop/old", PropertyMap.Of(("image", "old:1")))
            .End();
    }

    /// <summary>One host is down: what is on it fails, what depends on that is skipped, the rest is done.</summary>
    public static RunScript HostDown() => new RunScript()
        .Component(RunScript.Stack, default)
        .Component(RunScript.Host("atlas"), RunScript.Stack)
        .Component(RunScript.Host("borea"), RunScript.Stack)
        .Prints("2 services declared")
        .Container(StepKind.Create, "borea/shop/cache", PropertyMap.Of(("image", "redis:7")))
        .Failed(
            RunScript.Metadata(StepKind.Create, "atlas/shop/web", null, PropertyMap.Of(("image", "nginx:1.27"))),
            "Host 'atlas' (root@198.18.0.11:22) cannot be reached: connection timed out.",
            "Check that the host is up and that its address is right.",
            "ssh: connect to host 198.18.0.11 port 22: Connection timed out")
        .Skipped("atlas/shop/worker", "atlas/shop/web")
        .Report(new Diagnostic(Severity.Warning, "Image 'old:1' is not used any more."))
        .End(OperationOutcome.Failed);

    /// <summary>A container somebody stopped, and one somebody removed.</summary>
    public static RunScript Drift() => new RunScript(isPreview: true)
        .Component(RunScript.Stack, default)
        .Component(RunScript.Host("atlas"), RunScript.Stack)
        .Read("atlas/shop/web", StepKind.Update, "container is stopped")
        .Read("atlas/shop/db", StepKind.Delete, "container is gone")
        .Read("atlas/shop/cache", StepKind.Update, "started by hand")
        .Read("atlas/shop/queue", StepKind.Same, "")
        .Step(RunScript.Metadata(StepKind.Update, "atlas/shop/web", PropertyMap.Of(("running", false)), PropertyMap.Of(("running", true))) with { IsDrift = true, Reasons = ["container is stopped"] })
        .Step(RunScript.Metadata(StepKind.Create, "atlas/shop/db", null, PropertyMap.Empty) with { IsDrift = true, Reasons = ["container is gone"] })
        .Container(StepKind.Same, "atlas/shop/cache")
        .Container(StepKind.Same, "atlas/shop/queue")
        .End();

    private static PropertyValue.Secret Secret() => new("[secret]");
}
