using System.Security.Cryptography;
using System.Text;
using Fleet.Remote.Ssh;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Every way in which a program or its surroundings name an engine leads to the same real one.</summary>
[Collection(EngineCollection.Name)]
public sealed class ProviderOnEngineTests(RealEngine real) : IProviderHost, IDisposable
{
    private readonly TempFolder _home = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private string Secured => $"tcp://{real.TlsAddress}:2376";

    public void Dispose() => _home.Dispose();

    public void Report(Diagnostic diagnostic, bool isStatus = false)
    {
    }

    [EngineFact]
    public async Task A_socket_is_named_by_the_program_by_a_variable_or_by_a_context()
    {
        var expected = (await real.Client.Networks.FindAsync("bridge", default))!.Id;
        var socket = $"unix://{real.Socket}";
        AddContext("here", socket);

        (await AskAsync(("host", socket))).Should().Be(expected);
        (await AskAsync(("host", "unix:///nowhere.sock"), ("context", "here"))).Should().Be(expected, "a context wins over a host");
        _variables["DOCKER_HOST"] = socket;
        (await AskAsync()).Should().Be(expected);
        _variables["DOCKER_HOST"] = "unix:///nowhere.sock";
        _variables["DOCKER_CONTEXT"] = "here";
        (await AskAsync()).Should().Be(expected);
    }

    [EngineFact]
    public async Task An_engine_that_verifies_who_asks_is_reached_with_certificates_in_every_form()
    {
        var expected = (await real.Client.Networks.FindAsync("bridge", default))!.Id;
        AddContext("secured", Secured, real.TlsFolder);

        (await AskAsync(("host", Secured), ("certPath", real.TlsFolder))).Should().Be(expected);
        (await AskAsync([("host", Secured), .. Material(real.TlsFolder)])).Should().Be(expected);
        (await AskAsync(("context", "secured"))).Should().Be(expected);
        _variables["DOCKER_HOST"] = Secured;
        _variables["DOCKER_CERT_PATH"] = real.TlsFolder;
        (await AskAsync()).Should().Be(expected);
        _variables.Remove("DOCKER_CERT_PATH");
        foreach (var (name, value) in Material(real.TlsFolder))
        {
            _variables[$"DOCKER_{name[..^"Material".Length].ToUpperInvariant()}_MATERIAL"] = value.AsText()!;
        }

        (await AskAsync()).Should().Be(expected);
    }

    [EngineFact]
    public async Task A_stranger_is_refused_by_the_engine_and_a_strange_engine_by_the_provider()
    {
        TestCertificates.Write(_home["other"], real.TlsAddress);
        var own = Material(real.TlsFolder);
        var other = Material(_home["other"]);

        const string refused = "it does not accept our certificate, or wants one and was given none.";
        const string untrusted = "The remote certificate is invalid because of errors in the certificate chain: ";
        foreach (var (inputs, reason) in new ((string, PropertyValue)[], string)[]
        {
            ([own[0]], refused),
            ([own[0], other[1], other[2]], refused),
            ([other[0], .. own[1..]], untrusted),
            (own[1..], untrusted),
            ([], "it answers as an engine does that demands TLS (status 400)."),
        })
        {
            var ask = () => AskAsync([("host", Secured), .. inputs]);

            (await ask.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should()
                .StartWith($"Docker on 'atlas': the engine at '{Secured}' could not be reached: {reason}")
                .And.EndWith("Check the provider's certificates: 'caMaterial', 'certMaterial' and 'keyMaterial', or the folder 'certPath'.");
        }
    }

    [MachineFact("dockerd", "sshd", "ssh")]
    public async Task A_host_over_ssh_is_reached_with_the_options_that_pin_its_key()
    {
        var expected = (await real.Client.Networks.FindAsync("bridge", default))!.Id;
        await using var sshd = await RealSshd.StartAsync();
        var options = new[]
        {
            "StrictHostKeyChecking=yes", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null",
            $"KnownHostsCommand=/bin/echo [{sshd.Address}]:{sshd.Port} {sshd.HostKey}",
        };
        var host = $"ssh://root@{sshd.Address}:{sshd.Port}{real.Socket}";
        var asText = $"[{string.Join(',', options.SelectMany(option => new[] { "\"-o\"", $"\"{option}\"" }))}]";

        (await AskAsync(sshd, ("host", host), ("sshOpts", asText))).Should().Be(expected);
        (await AskAsync(sshd, ("host", host), ("sshOpts", Texts([.. options.SelectMany(option => new[] { "-o", option })]))))
            .Should().Be(expected);
    }

    private static (string Name, PropertyValue Value)[] Material(string folder) =>
    [
        ("caMaterial", File.ReadAllText(Path.Combine(folder, "ca.pem"))),
        ("certMaterial", File.ReadAllText(Path.Combine(folder, "cert.pem"))),
        ("keyMaterial", new PropertyValue.Secret(File.ReadAllText(Path.Combine(folder, "key.pem")))),
    ];

    private Task<string> AskAsync(params (string Name, PropertyValue Value)[] inputs) => AskAsync(null, inputs);

    /// <summary>The id of the network that every engine has one of.</summary>
    private async Task<string> AskAsync(RealSshd? sshd, params (string Name, PropertyValue Value)[] inputs)
    {
        await using var connections = new SshConnections(new SshConnectionsOptions { PrivateKeys = sshd is null ? [] : [sshd.ClientKey] });
        await using var engines = new DockerEngines(connections, TimeProvider.System);
        await using var provider = new DockerProvider(this, engines, TimeProvider.System)
        {
            Surroundings = new DockerEnvironment(name => _variables.GetValueOrDefault(name), _home.Path),
        };
        var urn = Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas");
        (await provider.CheckConfigAsync(new CheckRequest(urn, PropertyMap.Empty, Map(inputs)), default)).Failures.Should().BeEmpty();
        await provider.ConfigureAsync(new ConfigureRequest(urn, Map(inputs)), default);
        var answer = await provider.InvokeAsync(
            new InvokeRequest("docker:index/getNetwork:getNetwork", Map(("name", "bridge")), false), default);
        return answer.Result.Text("id")!;
    }

    private void AddContext(string name, string host, string? certificates = null)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        _home.Write(
            $".docker/contexts/meta/{id}/meta.json",
            $$"""{ "Name": "{{name}}", "Metadata": {}, "Endpoints": { "docker": { "Host": "{{host}}" } } }""");
        foreach (var file in new[] { "ca.pem", "cert.pem", "key.pem" }.Where(_ => certificates is not null))
        {
            _home.Write($".docker/contexts/tls/{id}/docker/{file}", File.ReadAllText(Path.Combine(certificates!, file)));
        }
    }
}
