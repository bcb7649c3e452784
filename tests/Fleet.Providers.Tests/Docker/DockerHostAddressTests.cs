using Fleet.Remote.Ssh;

namespace Fleet.Providers.Tests.Docker;

public sealed class DockerHostAddressTests
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3bVJPc0cbYhKQ1kVqlhDRCZWYsT3LXYZ0aV9QnVbXX";

    [Fact]
    public void No_host_is_the_local_socket() =>
        DockerHostAddress.Read("", [], null).Should().Be(new DockerEndpoint.Local("/var/run/docker.sock"));

    [Fact]
    public void A_socket_is_a_socket() =>
        DockerHostAddress.Read("unix:///run/d.sock", [], null).Should().Be(new DockerEndpoint.Local("/run/d.sock"));

    [Fact]
    public void A_port_is_a_port() =>
        DockerHostAddress.Read("tcp://198.18.0.11:2375", [], null)
            .Should().Be(new DockerEndpoint.Tcp("198.18.0.11", 2375, null));

    [Theory]
    [InlineData("[fe80::11%25eth0]")]
    [InlineData("[fe80::11%eth0]")]
    public void An_address_may_say_on_which_cable_it_counts(string host)
    {
        DockerHostAddress.Read($"tcp://{host}:2375", [], null).Should().Be(new DockerEndpoint.Tcp("fe80::11%eth0", 2375, null));
        DockerHostAddress.Read($"ssh://{host}", ["-J", $"root@{host}:2222"], null).Should().Be(new DockerEndpoint.Ssh(new SshTarget
        {
            Host = "fe80::11%eth0",
            Via = new SshTarget { Host = "fe80::11%eth0", Port = 2222, User = "root" },
        }));
    }

    [Theory]
    [InlineData("ssh://root@198.18.0.11:22", "198.18.0.11", 22)]
    [InlineData("ssh://root@198.18.0.11:2222", "[198.18.0.11]:2222", 2222)]
    [InlineData("ssh://root@[fe80::11%25eth0]:2222", "[fe80::11%%eth0]:2222", 2222, "fe80::11%eth0")]
    public void Options_that_pin_a_host_key_become_the_key(string host, string spec, int port, string address = "198.18.0.11")
    {
        string[] options =
        [
            "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/dev/null", "-o",
            "GlobalKnownHostsFile=/dev/null", "-o", $"KnownHostsCommand=/bin/echo {spec} {Key}",
        ];

        var endpoint = DockerHostAddress.Read(host, options, null);

        endpoint.Should().Be(new DockerEndpoint.Ssh(new SshTarget
        {
            Host = address,
            Port = port,
            User = "root",
            HostKey = HostKey.Parse(Key),
        }));
    }

    [Fact]
    public void Other_options_are_handed_to_ssh()
    {
        var endpoint = DockerHostAddress.Read("ssh://nas/run/d.sock", ["-i", "/key"], null);

        endpoint.Should().Be(new DockerEndpoint.Ssh(new SshTarget
        {
            Host = "nas",
            Options = new SshArgumentList(["-i", "/key"]),
        })
        {
            Socket = "/run/d.sock",
        });
    }

    [Fact]
    public void Hosts_to_go_through_become_targets_of_their_own()
    {
        var outer = new SshTarget { Host = "198.18.0.12", User = "root" };
        var inner = new SshTarget { Host = "fd00::11", Port = 2222, Via = outer };

        DockerHostAddress.Read("ssh://root@[fd00::12]:22", ["-o", "ProxyJump=root@198.18.0.12,[fd00::11]:2222", "-C"], null)
            .Should().Be(new DockerEndpoint.Ssh(new SshTarget
            {
                Host = "fd00::12",
                Port = 22,
                User = "root",
                Via = inner,
                Options = new SshArgumentList(["-C"]),
            }));
        DockerHostAddress.Read("ssh://nas", ["-J", "198.18.0.12"], null)
            .Should().Be(new DockerEndpoint.Ssh(new SshTarget { Host = "nas", Via = outer with { User = null } }));
    }

    [Fact]
    public void An_ssh_that_goes_on_to_the_host_becomes_a_target_with_its_own_pinned_key()
    {
        const string outer = "ssh -o StrictHostKeyChecking=yes -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null "
            + $"-o 'KnownHostsCommand=/bin/echo [198.18.0.13]:2222 {Key}' -l admin -p 2222 -W '[%%h]:%%p' -- 198.18.0.13";
        var inner = $"ssh -o 'ProxyCommand={outer.Replace("'", "'\\''")}' -W [%h]:%p root@198.18.0.12";

        var endpoint = DockerHostAddress.Read("ssh://root@198.18.0.11:22", ["-o", $"ProxyCommand={inner}"], null);

        endpoint.Should().Be(new DockerEndpoint.Ssh(new SshTarget
        {
            Host = "198.18.0.11",
            Port = 22,
            User = "root",
            Via = new SshTarget
            {
                Host = "198.18.0.12",
                User = "root",
                Via = new SshTarget { Host = "198.18.0.13", Port = 2222, User = "admin", HostKey = HostKey.Parse(Key) },
            },
        }));
    }

    [Theory]
    [InlineData("ssh -W %h:%p door | tee log")]
    [InlineData("ssh -W 198.18.0.11:22 door")]
    [InlineData("ssh -F config -W %h:%p door")]
    [InlineData("ssh door nc %h %p")]
    [InlineData("nc -x 198.18.0.12:1080 %h %p")]
    [InlineData("ssh -W %h:%p \"door\"")]
    public void Another_command_that_leads_to_the_host_is_handed_to_ssh(string command)
    {
        string[] options = ["-o", $"ProxyCommand={command}"];

        DockerHostAddress.Read("ssh://nas", options, null).Should().Be(
            new DockerEndpoint.Ssh(new SshTarget { Host = "nas", Options = new SshArgumentList([.. options]) }));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://host")]
    [InlineData("unix://relative")]
    [InlineData("ssh://root:password@host")]
    public void What_is_no_host_is_refused_without_repeating_a_password(string host)
    {
        var read = () => DockerHostAddress.Read(host, [], null);

        read.Should().Throw<FormatException>().Which.Message.Should().NotContain("password@");
    }
}
