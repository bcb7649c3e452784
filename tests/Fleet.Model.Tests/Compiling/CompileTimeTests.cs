using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests.Compiling;

/// <summary>Mistakes that no check has to find, because a program that makes them does not compile.</summary>
public class CompileTimeTests
{
    // What is wrong, what was meant, what was said, and what the compiler says of it.
    private static readonly (string Mistake, string Meant, string Said, string Error)[] All =
    [
        ("a route to a service that is not there", "_ = new Route(http, \"/*\");", "_ = new Route(missing.Http, \"/*\");", "CS0103"),
        ("a route to a service instead of its endpoint", "_ = new Route(http, \"/*\");", "_ = new Route(web, \"/*\");", "CS1503"),
        ("a link to a service instead of its endpoint", "_ = new Link(http, Transport.Overlay);", "_ = new Link(web, Transport.Overlay);", "CS1503"),
        ("a link to a URL", "_ = new Link(http, Transport.Overlay);", "_ = new Link(\"http://web\", Transport.Overlay);", "CS1503"),
        ("a transport by its name", "_ = new Link(http, Transport.Overlay);", "_ = new Link(http, \"overlay\");", "CS1503"),
        ("a dependency by its name", "web.DependsOn.Add(web);", "web.DependsOn.Add(\"web\");", "CS1503"),
        ("a use of something that is no endpoint", "web.Uses.Add(http);", "web.Uses.Add(web);", "CS1503"),
        ("a service without an image", "_ = new Service(\"api\", \"acme/api:1\");", "_ = new Service(\"api\");", "CS7036"),
        ("a host in a stack", "shop.Add(web);", "shop.Add(atlas);", "CS0311"),
        ("a service on a host without a stack", "atlas.Add(shop);", "atlas.Add(web);", "CS1503"),
        ("a volume mounted nowhere", "web.Mounts.Add(data.At(\"/data\"));", "web.Mounts.Add(data);", "CS1503"),
        ("a secret as text", "web.Environment[\"KEY\"] = password;", "string key = password;", "CS0029"),
        ("an exposure by its name", "_ = new Service(\"api\", \"acme/api:1\") { Exposure = Exposure.Public };",
            "_ = new Service(\"api\", \"acme/api:1\") { Exposure = \"public\" };", "CS0029"),
        ("a memory limit with a unit", "_ = new Service(\"api\", \"acme/api:1\") { MemoryMiB = 512 };",
            "_ = new Service(\"api\", \"acme/api:1\") { MemoryMiB = \"512m\" };", "CS0029"),
        ("an edge without certificates", "_ = new CaddyEdge(\"edge\", CaddyBuild.Full(\"acme/caddy:1\")) { Certificates = Certificates.None };",
            "_ = new CaddyEdge(\"edge\", CaddyBuild.Full(\"acme/caddy:1\"));", "CS9035"),
        ("a forbidden edge between names", "fleet.Add(new ForbiddenEdge(atlas, Stage.Production, \"why\"));",
            "fleet.Add(new ForbiddenEdge(\"atlas\", Stage.Production, \"why\"));", "CS1503"),
        ("a gate that waits for a name", "shop.Add(new HealthGate(\"gate\", http));", "shop.Add(new HealthGate(\"gate\", \"web\"));", "CS1503"),
        ("a change after the declaration", "web.Environment[\"A\"] = \"1\";", "web.Exposure = Exposure.Public;", "CS8852"),
    ];

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> Errors =
        new(() => Snippets.Errors(All.SelectMany(each => new[] { each.Meant, each.Said })));

    public static TheoryData<int, string> Mistakes
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (index, each) in All.Index())
            {
                data.Add(index, each.Mistake);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_does_not_compile_where_what_was_meant_does(int index, string mistake)
    {
        Errors.Value[2 * index].Should().BeEmpty();
        Errors.Value[(2 * index) + 1].Should().Equal([All[index].Error], mistake);
    }
}
