using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>The first thing a newcomer reads compiles, passes the check, and is what README shows.</summary>
public class ReadmeExampleTests
{
    [Fact]
    public void The_example_of_the_readme_declares_a_fleet_without_findings()
    {
        var model = new FleetModel(new FleetOptions
        {
            Owns = ["vps"],
            Hosts = new Dictionary<string, HostAddress>
            {
                ["vps"] = new() { Address = "203.0.113.7", HostKey = "ssh-ed25519 AAAA" },
            },
        });

        Declare(model);

        model.Check().Select(finding => finding.ToString()).Should().BeEmpty();
        var shown = Lines(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md")));
        var here = Lines(File.ReadAllText(Path.Combine(
            RepositoryRoot.Path, "tests", "Fleet.Model.Tests", "ReadmeExampleTests.cs")));
        var begin = here.IndexOf("var vps = fleet.Add(new LinuxHost(\"vps\"));");
        var example = here.GetRange(begin, here.IndexOf("// end of the example") - begin);
        string.Join('\n', shown).Should().Contain(string.Join('\n', example));
    }

    private static void Declare(FleetModel fleet)
    {
        var vps = fleet.Add(new LinuxHost("vps"));
        var password = fleet.Add(Secret.Generated("db-password", vps));

        var shop = vps.Add(new ContainerStack("shop"));
        var sql = new Endpoint("sql", 5432) { Scheme = "postgres", User = "postgres", Password = password, Path = "/shop" };
        var db = shop.Add(new Service("db", "docker.io/library/postgres:17.2")
        {
            Environment = { ["POSTGRES_PASSWORD"] = password },
            Endpoints = { sql },
            Mounts = { shop.Add(new Volume("db-data")).At("/var/lib/postgresql/data") },
            HealthCheck = HealthCheck.Exec("pg_isready"),
        });
        var http = new Endpoint("http", 8080) { Publish = Publish.Everywhere, PublishedPort = 80 };
        shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Uses = { sql.As("DATABASE_URL") },
            Endpoints = { http },
            Exposure = Exposure.Public,
            DependsOn = { db },
            HealthCheck = HealthCheck.Wget(http, "/health"),
        });

        // end of the example
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
