namespace Fleet.Model.Tests.Guardrails;

/// <summary>Settings, rules and names.</summary>
internal static class SettingSamples
{
    public static IEnumerable<Sample> All =>
    [
        new(Rules.SettingMissing,
            fleet => fleet.Model.Settings.Require("shop:domain", "the shop's domain"),
            fleet => fleet.Model.Settings.Get("shop:domain", "shop.test")),
        new(Rules.SettingInvalid, fleet => fleet.Model.Settings.OneOf("shop:kind", "plain", "fancy"), _ => { })
        {
            Options = options => options with { Settings = new FleetSettings(new Dictionary<string, string> { ["shop:kind"] = "odd" }) },
        },
        new(Rules.OwnsNothing, _ => { }, _ => { }) { Options = options => options with { Owns = [] } },
        new(Rules.HostUnknown, _ => { }, _ => { }) { Options = options => options with { Owns = ["atlsa"] } },
        new(Rules.RuleUnknown, _ => { }, _ => { }) { Options = Relaxing("image-lastest") },
        new(Rules.RuleFixed, _ => { }, _ => { }) { Options = Relaxing("cycle") },
        new(Rules.WaiverReason,
            fleet => Latest(fleet).Waivers.Add(new Waiver(Rules.ImageLatest, " ")),
            fleet => Latest(fleet).Waivers.Add(new Waiver(Rules.ImageLatest, "there are no versions of it"))),
        new(Rules.WaiverExpired,
            fleet => Latest(fleet).Waivers.Add(
                new Waiver(Rules.ImageLatest, "until there is a release") { Until = new DateOnly(2026, 5, 31) }),
            fleet => Latest(fleet).Waivers.Add(
                new Waiver(Rules.ImageLatest, "until there is a release") { Until = new DateOnly(2026, 6, 1) })),
        new(Rules.WaiverUnused,
            fleet => fleet.Web().Waivers.Add(new Waiver(Rules.ImageLatest, "there are no versions of it")),
            fleet => Latest(fleet).Waivers.Add(new Waiver(Rules.ImageLatest, "there are no versions of it"))),
        new(Rules.NameMalformed, fleet => fleet.Web("Web_1"), fleet => fleet.Web("web-1")),
        new(Rules.NameTaken,
            fleet =>
            {
                fleet.Web();
                fleet.Atlas.Add(new ContainerStack("other"))
                    .Add(new Service("web", "docker.io/acme/web:1.4.0") { ContainerName = "shop-web" });
            },
            fleet =>
            {
                fleet.Web();
                fleet.Atlas.Add(new ContainerStack("other")).Add(new Service("web", "docker.io/acme/web:1.4.0"));
            }),
        new(Rules.Undeclared,
            fleet => fleet.Web().DependsOn.Add(new Service("ghost", "docker.io/acme/ghost:1")),
            fleet => fleet.Web().DependsOn.Add(fleet.Web("api"))),
        new(Rules.NetworkUnknown,
            fleet =>
            {
                fleet.Shop.Add(new Network("front"));
                fleet.Shop.Add(new Network("edge") { Origin = Origin.Elsewhere, NameOnHost = "shop-fornt" });
            },
            fleet =>
            {
                fleet.Atlas.KnownNetworks.Add("proxy");
                fleet.Shop.Add(new Network("edge") { Origin = Origin.Elsewhere, NameOnHost = "proxy" });
            }),
        new(Rules.AliasUnknown,
            fleet =>
            {
                fleet.Web("cache");
                fleet.Web().Environment["CACHE_URL"] = "redis://cahce:6379";
            },
            fleet =>
            {
                fleet.Web("cache");
                fleet.Web().Environment["CACHE_URL"] = "redis://cache:6379";
            }),
    ];

    private static Func<FleetOptions, FleetOptions> Relaxing(string rule) =>
        options => options with { Rules = new Dictionary<string, RuleSetting> { [rule] = RuleSetting.Off } };

    private static Service Latest(TestFleet fleet) => fleet.Shop.Add(new Service("web", "docker.io/acme/web:latest"));
}
