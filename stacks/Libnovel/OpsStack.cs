using Fleet;

namespace Stacks.Libnovel;

/// <summary>What looks after the containers of prod: Watchtower for new images, the Dozzle agent for logs.</summary>
internal sealed class OpsStack
{
    public OpsStack(Host prod, LibnovelSecrets secrets)
    {
        var stack = prod.Add(new ContainerStack("libnovel-ops"));

        Watchtower = stack.Add(new Service("watchtower", "docker.io/containrrr/watchtower:1.7.1")
        {
            Environment =
            {
                ["WATCHTOWER_POLL_INTERVAL"] = "300",
                ["WATCHTOWER_LABEL_ENABLE"] = "true",
                ["WATCHTOWER_CLEANUP"] = "true",
                ["REPO_USER"] = secrets.RegistryUser,
                ["REPO_PASS"] = secrets.RegistryToken,
            },
            Mounts = { Mount.HostPath("/var/run/docker.sock", "/var/run/docker.sock") },
            Waivers =
            {
                new Waiver(Rules.DockerSocket, "replacing containers is what it is for"),
                new Waiver(Rules.HealthCheckMissing, "it listens on nothing, and nothing waits for it"),
            },
        });

        // The dashboard at home comes in through an SSH tunnel to this loopback port.
        var agent = new Endpoint("agent", 7007) { Scheme = "tcp", Publish = Publish.Loopback };
        Dozzle = stack.Add(new Service("dozzle-agent", "docker.io/amir20/dozzle:v8.12.7")
        {
            Command = { "agent" },
            Endpoints = { agent },
            Exposure = Exposure.Loopback,
            Mounts = { Mount.HostPath("/var/run/docker.sock", "/var/run/docker.sock", Access.ReadOnly) },
            Waivers =
            {
                new Waiver(Rules.DockerSocket, "reading the logs of all containers is what it is for"),
                new Waiver(Rules.HealthCheckMissing, "the gate after it tries its port"),
            },
        });
        stack.Add(new HealthGate("dozzle-agent-answers", agent));
    }

    public Service Watchtower { get; }

    public Service Dozzle { get; }
}
