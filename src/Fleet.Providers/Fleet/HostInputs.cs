using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Fleet;

/// <summary>The inputs of a <c>fleet</c> provider: which host its resources are on.</summary>
internal sealed record HostInputs(SshTarget? Target, bool Sudo, string DockerPath, string DockerSocket)
{
    private const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Where the host's engine listens.</summary>
    public DockerEndpoint Engine => Target is null
        ? new DockerEndpoint.Local(DockerSocket)
        : new DockerEndpoint.Ssh(Target) { Socket = DockerSocket, DockerPath = DockerPath, UsesSudo = Sudo };

    /// <summary>Validates.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("host", "port", "user", "hostKey", "proxyCommand", "sudo", "dockerPath", "dockerSocket", "version");
        check.Text("host");
        check.Number("port", least: 1, most: 65535);
        check.Text("user");
        check.Text("proxyCommand");
        check.Bool("sudo");
        check.Text("dockerPath");
        check.Text("dockerSocket");
        if (check.Text("hostKey") is { } key && !HostKey.TryParse(key, out _))
        {
            check.Fail("hostKey", "This is not a host key. Give 'TYPE BASE64', as ssh-keyscan prints it after the host.");
        }

        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    /// <exception cref="DiagnosticException">They cannot be read.</exception>
    public static HostInputs Read(Urn urn, PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        var key = check.Text("hostKey");
        if (key is not null && !HostKey.TryParse(key, out _))
        {
            throw RemoteErrors.Error(urn, $"Provider '{urn.Name}': 'hostKey' is not a host key.");
        }

        var target = check.Text("host") is { Length: > 0 } host
            ? SshOptions.Target(host, check.Number("port"), check.Text("user"), SshOptions.Through(check.Text("proxyCommand"))) with
            {
                HostKey = key is null ? null : HostKey.Parse(key),
            }
            : null;
        return new HostInputs(
            target,
            check.Bool("sudo") == true,
            check.Text("dockerPath") ?? "docker",
            check.Text("dockerSocket") ?? DefaultSocket);
    }
}
