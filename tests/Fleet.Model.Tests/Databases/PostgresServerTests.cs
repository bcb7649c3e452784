using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class PostgresServerTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _sql = new("sql", 5432) { Scheme = "tcp" };

    public PostgresServerTests() => _fleet.Shop.Add(new Service("db", "docker.io/library/postgres:16.4") { Endpoints = { _sql } });

    [Fact]
    public void A_matrix_says_who_opens_what_and_gives_its_users_their_urls()
    {
        var (shop, blog, backup) = (Role("shop"), Role("blog"), Role("backup"));
        var server = _fleet.Shop.Add(new PostgresServer("databases", _sql)
        {
            Roles = { shop, blog, backup },
            Databases = { new Database("shop", shop) { Readers = { backup } }, new Database("blog", blog) { Readers = { backup } } },
        });
        var web = _fleet.Web();
        web.Environment["DATABASE_URL"] = server.Databases[0].Url;

        _fleet.Findings.Should().BeEmpty();
        web.Environment["DATABASE_URL"]!.Resolve(web).Parts.Should().Equal(
            new TextPart("postgres://"), new TextPart("shop"), new TextPart(":"), new SecretPart(shop.Password),
            new TextPart("@"), new TextPart("db"), new TextPart(":"), new TextPart("5432"), new TextPart("/"), new TextPart("shop"));
        server.ToMarkdown().Should().Be(
            """
            | Role | shop | blog |
            | --- | --- | --- |
            | shop | own | – |
            | blog | – | own |
            | backup | read | read |

            """);
    }

    [Fact]
    public void A_sample_of_each_mistake_is_found()
    {
        var (shop, twin) = (Role("shop"), Role("twin"));
        _fleet.Shop.Add(new PostgresServer("databases", _sql)
        {
            Roles =
            {
                shop, new DatabaseRole("sharer", shop.Password), new DatabaseRole("postgres", Secret.Generated("loose", _fleet.Atlas)),
                new DatabaseRole("x;y", _fleet.Model.Add(Secret.Generated("odd", _fleet.Atlas))), twin, twin,
            },
            Databases = { new Database("shop", shop), new Database("shop", shop), new Database("other", Role("ghost")) },
        });
        _fleet.Shop.Add(new PostgresServer("nowhere", new Endpoint("sql", 5432)));
        _fleet.Far.Add(new PostgresServer("far", _sql));

        _fleet.Findings.Where(finding => finding.Contains("atabase server")).Should().Equal(
            "error [undeclared] Database server 'atlas/shop/databases': it uses the secret 'loose', which is not declared. Add it to the fleet.",
            "error [database-name] Database server 'atlas/shop/databases': 'x;y' cannot be the name of a role or a database. "
            + "Use up to 63 letters, digits, '_' and '-', a letter first.",
            "error [database-taken] Database server 'atlas/shop/databases': the database 'shop' is declared more than once. Remove one of them.",
            "error [role-taken] Database server 'atlas/shop/databases': the role 'twin' is declared more than once. Remove one of them.",
            "error [role-undeclared] Database server 'atlas/shop/databases': the database 'other' is for the role 'ghost', which is not "
            + "among its roles. Add it to Roles.",
            "error [role-administrator] Database server 'atlas/shop/databases': 'postgres' administers it and cannot be one of its roles "
            + "too. Give the application a role of its own.",
            "error [role-password-shared] Database server 'atlas/shop/databases': the roles 'shop', 'sharer' have one password, "
            + "'shop-db'. Give each a secret of its own.",
            "error [role-password-shared] Database server 'atlas/shop/databases': the roles 'twin', 'twin' have one password, "
            + "'twin-db'. Give each a secret of its own.",
            "error [database-client] Database server 'atlas/shop/nowhere': no service listens on 'sql', so psql has nowhere to run. "
            + "Add the endpoint to a service of this fleet, or set Client to a service whose image has psql.",
            "error [other-host] Database server 'vega/far/far': psql is to run in 'atlas/shop/db', which is on another host. "
            + "Declare it in a stack of that host.",
            "warning [role-opens-nothing] Database server 'atlas/shop/databases': the role 'sharer' opens no database. Remove it, or "
            + "make it an owner or a reader.",
            "warning [role-opens-nothing] Database server 'atlas/shop/databases': the role 'postgres' opens no database. Remove it, or "
            + "make it an owner or a reader.",
            "warning [role-opens-nothing] Database server 'atlas/shop/databases': the role 'x;y' opens no database. Remove it, or "
            + "make it an owner or a reader.",
            "warning [role-opens-nothing] Database server 'atlas/shop/databases': the role 'twin' opens no database. Remove it, or "
            + "make it an owner or a reader.",
            "warning [role-opens-nothing] Database server 'atlas/shop/databases': the role 'twin' opens no database. Remove it, or "
            + "make it an owner or a reader.");
    }

    private DatabaseRole Role(string name) => new(name, _fleet.Model.Add(Secret.Generated($"{name}-db", _fleet.Atlas)));
}
