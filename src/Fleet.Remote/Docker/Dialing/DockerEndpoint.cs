using Fleet.Remote.Ssh;

namespace Fleet.Remote.Docker;

/// <summary>Where an engine listens. Equal endpoints share one client.</summary>
public abstract record DockerEndpoint
{
    private DockerEndpoint()
    {
    }

    /// <summary>A socket on this machine.</summary>
    public sealed record Local(string Socket = UnixSocketDialer.DefaultPath) : DockerEndpoint
    {
        /// <summary>The endpoint in messages.</summary>
        public override string ToString() => $"unix://{Socket}";
    }

    /// <summary>A port, with TLS where certificates are given.</summary>
    public sealed record Tcp(string Host, int Port, DockerTls? Tls) : DockerEndpoint
    {
        /// <summary>The endpoint in messages.</summary>
        public override string ToString() => $"tcp://{new TcpEndpoint(Host, Port)}";
    }

    /// <summary>A socket on another host that is reached over SSH.</summary>
    public sealed record Ssh(SshTarget Target) : DockerEndpoint
    {
        /// <summary>What is run where nothing else is said.</summary>
        public const string DefaultCommand = "docker";

        /// <summary>The socket's path on the host.</summary>
        public string Socket { get; init; } = UnixSocketDialer.DefaultPath;

        /// <summary>The Docker command on the host, used where the socket cannot be forwarded.</summary>
        public string DockerPath { get; init; } = DefaultCommand;

        /// <summary>True where only the superuser may talk to the engine: the Docker command then runs through sudo.</summary>
        public bool UsesSudo { get; init; }

        /// <summary>The endpoint in messages.</summary>
        public override string ToString() => $"ssh://{Target}";
    }
}

/// <summary>Certificates as PEM text. An empty authority means the machine's own trust.</summary>
public sealed record DockerTls(string AuthorityPem, string CertificatePem, string KeyPem)
{
    /// <summary>Nothing of it: the key is secret.</summary>
    public override string ToString() => "[TLS material]";
}
