using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>A fleet's stacks as one document of Compose files.</summary>
public class ComposeDocumentTests
{
    [Fact]
    public void Files_of_a_folder_and_certificates_are_written_and_what_is_lost_is_said()
    {
        var written = ComposeDocument.Parse(Document().ToJson()).Stacks.Single(stack => stack.Path == "atlas/shop");

        written.Variables.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["DB_PASSWORD"] = "the secret 'db-password'",
            ["EDGE_CERTIFICATE"] = "the certificate of 'atlas/shop/edge'",
            ["EDGE_KEY"] = "the private key of 'atlas/shop/edge'",
        });
        written.LeftOut.Should().Equal(
            "'edge' reads its files again when they change; Compose makes it anew.",
            "The file 'settings.json' has a value whose special letters are to be escaped; Compose writes it as it is.",
            "'tidy' is no part of a Compose file.");
        written.Text.Should().Contain("target: /etc/nginx/fleet/edge.conf").And.Contain("content: \"${EDGE_KEY}\"")
            .And.Contain("{\\n  \\\"password\\\": \\\"${DB_PASSWORD}\\\"");
    }

    [Fact]
    public void What_was_written_is_read_and_written_the_same_again()
    {
        foreach (var written in Document().Stacks)
        {
            var options = new ComposeOptions();
            foreach (var name in written.Variables.Keys)
            {
                options.Variables[name] = Secret.FromConfig(name, $"compose:{name}");
            }

            var again = ComposeFile.Write(ComposeFile.Parse(written.Text, "/", options));

            again.Text.Should().Be(written.Text);
            again.Variables.Keys.Should().Equal(written.Variables.Keys);
        }
    }

    private static ComposeDocument Document()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"] });
        var atlas = fleet.Add(new LinuxHost("atlas"));
        var password = fleet.Add(Secret.Generated("db-password", atlas));
        var shop = atlas.Add(new ContainerStack("shop"));
        var http = new Fleet.Endpoint("http", 8080);
        shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Endpoints = { http },
            Mounts = { shop.Add(new ConfigFile("settings.json", FileText.Json(ConfigNode.Map(("password", password))))).At("/etc/settings.json") },
        });
        shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.Internal,
            Sites = { new Site("shop.test") { Routes = { new Route(http, "/*") } } },
        });
        shop.Add(new CronJob("tidy", Schedule.Daily(3), "/bin/true"));
        var blog = atlas.Add(new ContainerStack("blog"));
        blog.Add(new Service("db", "docker.io/library/postgres:17.2")
        {
            Environment = { ["POSTGRES_PASSWORD"] = password },
            Mounts = { blog.Add(new Volume("data")).At("/var/lib/postgresql/data") },
        });
        return ComposeDocument.Of(fleet);
    }
}
