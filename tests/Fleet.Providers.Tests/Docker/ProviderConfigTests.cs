using System.Security.Cryptography;
using System.Text;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

public sealed class ProviderConfigTests : IDisposable
{
    private readonly TempFolder _home = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public void Dispose() => _home.Dispose();

    private DockerEnvironment Around => new(name => _variables.GetValueOrDefault(name), _home.Path);

    private DockerProviderConfig Read(params (string Name, PropertyValue Value)[] inputs) =>
        DockerProviderConfig.Read(Map(inputs), Around, TimeProvider.System);

    private IEnumerable<string> Problems(params (string Name, PropertyValue Value)[] inputs) =>
        DockerProviderConfig.Check(Map(inputs), Around).Select(failure => $"{failure.Property}: {failure.Reason}");

    private void AddContext(string name, string host, string more = "")
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        _home.Write(
            $".docker/contexts/meta/{id}/meta.json",
            $$"""{ "Name": "{{name}}", "Metadata": {}, "Endpoints": { "docker": { "Host": "{{host}}" {{more}} } } }""");
        _home.Write($".docker/contexts/tls/{id}/docker/ca.pem", "authority");
    }

    [Fact]
    public void A_context_of_the_docker_command_names_the_engine_and_its_certificates()
    {
        AddContext("far", "tcp://198.18.0.11:2376");

        Read(("context", "far"), ("host", "unix:///other.sock")).Endpoint.Should().Be(
            new DockerEndpoint.Tcp("198.18.0.11", 2376, new DockerTls("authority", "", "")));
    }

    [Fact]
    public void A_context_that_is_not_there_is_named() =>
        Problems(("context", "nowhere")).Should().ContainSingle().Which.Should()
            .StartWith("context: There is no context 'nowhere' on this machine (");

    [Fact]
    public void A_context_that_verifies_nothing_is_refused()
    {
        AddContext("blind", "tcp://198.18.0.11:2376", ",\"SkipTLSVerify\":true");

        Problems(("context", "blind")).Should().ContainSingle().Which.Should().Contain("always verified here");
    }

    [Fact]
    public void Surroundings_count_only_where_the_program_names_no_engine()
    {
        AddContext("far", "ssh://root@198.18.0.12");
        _variables["DOCKER_HOST"] = "tcp://198.18.0.13";
        var host = Read().Endpoint;
        _variables["DOCKER_CONTEXT"] = "far";

        host.Should().Be(new DockerEndpoint.Tcp("198.18.0.13", 2375, null));
        Read().Endpoint.Should().BeOfType<DockerEndpoint.Ssh>();
        Read(("host", "unix:///d.sock")).Endpoint.Should().Be(new DockerEndpoint.Local("/d.sock"));
    }

    [Fact]
    public void Certificates_come_as_text_as_a_folder_or_from_the_surroundings()
    {
        foreach (var name in new[] { "ca", "cert", "key" })
        {
            _home.Write($"tls/{name}.pem", name);
        }

        var expected = new DockerEndpoint.Tcp("198.18.0.13", 2376, new DockerTls("ca", "cert", "key"));
        Read(("host", "tcp://198.18.0.13"), ("certPath", _home["tls"])).Endpoint.Should().Be(expected);
        Read(
            ("host", "tcp://198.18.0.13"), ("caMaterial", "ca"), ("certMaterial", "cert"), ("keyMaterial", "key"))
            .Endpoint.Should().Be(expected);
        _variables["DOCKER_HOST"] = "tcp://198.18.0.13";
        _variables["DOCKER_CERT_PATH"] = _home["tls"];
        Read().Endpoint.Should().Be(expected);
    }

    [Fact]
    public void Where_the_docker_command_is_and_that_it_needs_sudo_can_be_said_of_hosts_over_ssh_alone()
    {
        var endpoint = Read(("host", "ssh://admin@198.18.0.13"), ("dockerPath", "/opt/docker"), ("sudo", "true")).Endpoint;

        endpoint.Should().BeOfType<DockerEndpoint.Ssh>().Which.Should().Match<DockerEndpoint.Ssh>(
            ssh => ssh.DockerPath == "/opt/docker" && ssh.UsesSudo);
        Problems(("host", "tcp://198.18.0.13"), ("sudo", true)).Should().Equal(
            "sudo: Only an engine that is reached over SSH has a Docker command on its host.");
    }

    [Fact]
    public void Certificates_in_two_forms_or_halves_are_refused()
    {
        Problems(("host", "tcp://198.18.0.13"), ("certPath", "/tls"), ("caMaterial", "ca")).Should().Equal(
            "certPath: Give either 'certPath' or the certificates themselves.");
        Problems(("host", "tcp://198.18.0.13"), ("certMaterial", "cert")).Should().ContainSingle();
    }

    [Fact]
    public void The_socket_of_an_engine_without_root_is_found()
    {
        _variables["XDG_RUNTIME_DIR"] = _home["run"];
        _home.Write("run/docker.sock", "");

        var expected = File.Exists("/var/run/docker.sock") ? "/var/run/docker.sock" : _home["run/docker.sock"];
        Read().Endpoint.Should().Be(new DockerEndpoint.Local(expected));
    }

    [Fact]
    public async Task Logins_of_the_docker_command_are_used_for_registries_that_the_program_says_nothing_about()
    {
        _home.Write(".docker/config.json", """
            {"auths":{"ghcr.io":{"auth":"dXNlcjpwYXNz"},"https://index.docker.io/v1/":{"auth":"aHViOnBhc3M="}}}
            """);
        var logins = Read(
            ("host", "unix:///d.sock"), ("registryAuth", """[{"address":"registry.example.test","username":"u","password":"p"}]"""))
            .Logins;

        (await logins.ForAsync("ghcr.io", default)).Should().Be(new RegistryLogin("ghcr.io", "user", "pass"));
        (await logins.ForAsync(ImageReference.Parse("nginx"), default))!.Username.Should().Be("hub");
        (await logins.ForAsync("registry.example.test", default))!.Username.Should().Be("u");
        (await logins.ForAsync("other.example.test", default)).Should().BeNull();
    }

    [Fact]
    public async Task A_login_comes_from_where_the_program_says_and_its_own_words_win()
    {
        _home.Write("elsewhere/config.json", """{"auths":{"ghcr.io":{"auth":"ZmlsZTpwYXNz"}}}""");
        _home.Write("logins.json", """{"auths":{"ghcr.io":{"auth":"aG9tZTpwYXNz"}}}""");
        const string content = """{"auths":{"ghcr.io":{"auth":"dGV4dDpwYXNz"}}}""";
        async Task<string?> UserAsync(params (string, PropertyValue)[] members) => (await Read(
            ("host", "unix:///d.sock"), ("registryAuth", PropertyValue.Of([Map([("address", "ghcr.io"), .. members])])))
            .Logins.ForAsync("ghcr.io", default))?.Username;

        (await UserAsync(("configFile", _home["elsewhere/config.json"]))).Should().Be("file");
        (await UserAsync(("configFile", "~/logins.json"))).Should().Be("home");
        (await UserAsync(("configFile", "~/logins.json"), ("configFileContent", content))).Should().Be("text");
        (await UserAsync(("configFileContent", content), ("username", "said"), ("password", "p"))).Should().Be("said");
        (await UserAsync()).Should().BeNull();
        _variables["DOCKER_CONFIG"] = _home["elsewhere"];
        (await UserAsync()).Should().Be("file");
        _variables["DOCKER_REGISTRY_USER"] = "around";
        _variables["DOCKER_REGISTRY_PASS"] = "p";
        (await UserAsync()).Should().Be("around");
    }

    [Fact]
    public async Task A_registry_with_logins_turned_off_is_anonymous()
    {
        _home.Write(".docker/config.json", """{"auths":{"ghcr.io":{"auth":"dXNlcjpwYXNz"}}}""");
        var logins = Read(("registryAuth", """[{"address":"https://ghcr.io/v2/","authDisabled":true}]""")).Logins;

        (await logins.ForAsync("ghcr.io", default)).Should().BeNull();
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_is_not_repeated() =>
        Problems(("registryAuth", """[{"address":"ghcr.io","configFileContent":"planted {"}]""")).Should().ContainSingle()
            .Which.Should().NotContain("planted");
}
