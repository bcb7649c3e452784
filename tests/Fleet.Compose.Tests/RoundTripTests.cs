using FsCheck;
using FsCheck.Fluent;
using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>Stacks of every shape, written as Compose files and read again.</summary>
public class RoundTripTests
{
    [Fact]
    public void Any_stack_written_and_read_again_is_the_same()
    {
        Prop.ForAll(Stacks.Any.ToArbitrary(), stack => ReadAgain(stack) == StackText.Of(stack))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(FullTest() ? 5000 : 300));
    }

    [Fact]
    public void What_was_read_and_written_is_written_the_same_again()
    {
        Prop.ForAll(Stacks.Any.ToArbitrary(), stack =>
        {
            var first = ComposeFile.Write(stack);
            return ComposeFile.Write(Read(first)).Text == first.Text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FullTest() ? 5000 : 200));
    }

    [Fact]
    public void Any_text_in_any_place_is_read_as_it_was_written()
    {
        Prop.ForAll(Stacks.Text.ToArbitrary(), text =>
        {
            var stack = new ContainerStack("shop");
            var service = stack.Add(new Service("web", "acme/web:1") { User = text, Labels = { ["label"] = text }, Environment = { ["TEXT"] = text } });
            service.Command.Add(text);
            service.Mounts.Add(stack.Add(new ConfigFile("file", text)).At("/file"));
            return ReadAgain(stack) == StackText.Of(stack);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FullTest() ? 20000 : 1000));
    }

    [Fact]
    public void Secrets_become_variables_and_no_text()
    {
        var password = Secret.FromConfig("db password", "shop:db");
        var stack = new ContainerStack("shop");
        var sql = new Fleet.Endpoint("sql", 5432) { Scheme = "tcp" };
        stack.Add(new Service("db", "docker.io/library/postgres:17.2")
        {
            Endpoints = { sql },
            Environment = { ["POSTGRES_PASSWORD"] = password },
        });
        stack.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Environment = { ["DATABASE_URL"] = Value.Format($"postgres://app:{password}@{sql.HostAndPort}/shop?cost=$5") },
        });

        var written = ComposeFile.Write(stack);

        written.Text.Should().Be(
            """
            name: shop
            services:
              db:
                image: docker.io/library/postgres:17.2
                container_name: shop-db
                environment:
                  POSTGRES_PASSWORD: "${DB_PASSWORD}"
                expose:
                  - "5432/tcp"
                restart: unless-stopped
                stop_grace_period: "30s"
                x-fleet:
                  endpoints:
                    "5432/tcp":
                      name: sql
                      scheme: tcp
              web:
                image: docker.io/acme/web:1.4.0
                container_name: shop-web
                environment:
                  DATABASE_URL: "postgres://app:${DB_PASSWORD}@db:5432/shop?cost=$$5"
                restart: unless-stopped
                stop_grace_period: "30s"
            networks:
              default:
                name: shop

            """.ReplaceLineEndings("\n"));
        written.Variables.Keys.Should().Equal("DB_PASSWORD");
        written.LeftOut.Should().BeEmpty();
    }

    [Fact]
    public void What_a_Compose_file_cannot_say_is_listed()
    {
        var other = new ContainerStack("other");
        var cache = other.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1"));
        var stack = new ContainerStack("shop");
        var web = stack.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            DependsOn = { cache },
            Endpoints = { new Fleet.Endpoint("admin", 9000) { Publish = Publish.Overlay } },
        });
        stack.Add(new ConfigFile("unused", "text"));

        ComposeFile.Write(stack).LeftOut.Should().Equal(
            "'web' waits for '?/other/cache', which is no service of the stack.",
            "'web' publishes 'admin' on an address of its host that is not known; Compose publishes it on 127.0.0.1.",
            "The file 'unused' is mounted by no service of the stack.");
        web.Exposure.Should().Be(Exposure.Internal);
    }

    private static string ReadAgain(ContainerStack stack) => StackText.Of(Read(ComposeFile.Write(stack)));

    private static ContainerStack Read(ComposeText written)
    {
        var options = new ComposeOptions();
        foreach (var (name, value) in written.Variables)
        {
            options.Variables[name] = value;
        }

        return ComposeFile.Parse(written.Text, "/", options);
    }

    private static bool FullTest() => Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1";
}
