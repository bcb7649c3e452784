using Fleet;

namespace Stacks.Libnovel;

/// <summary>Text to speech: kokoro for chapters, next to the worker; pocket-tts for samples the backend asks for.</summary>
internal sealed class SpeechStack
{
    public SpeechStack(Host homelab)
    {
        var stack = homelab.Add(new ContainerStack("libnovel-tts"));
        Network = stack.Add(new Network("speech"));

        KokoroService = stack.Add(new Service("kokoro", "ghcr.io/remsky/kokoro-fastapi-cpu:v0.2.4")
        {
            Endpoints = { Kokoro },
            Networks = { Network },
            HealthCheck = HealthCheck.Curl(Kokoro, "/health"),
            ReadyWithin = TimeSpan.FromMinutes(5),
        });

        PocketTtsService = stack.Add(new Service("pocket-tts", "docker.io/libnovel/pocket-tts:v1.0.0")
        {
            Endpoints = { PocketTts },
            Networks = { Network },
            Exposure = Exposure.Protected,
            HealthCheck = HealthCheck.Curl(PocketTts, "/health"),
            ReadyWithin = TimeSpan.FromMinutes(5),
        });
    }

    public Network Network { get; }

    public Service KokoroService { get; }

    public Service PocketTtsService { get; }

    public Endpoint Kokoro { get; } = new("http", 8880);

    /// <summary>On the overlay only: the VPS reaches it there, the LAN does not.</summary>
    public Endpoint PocketTts { get; } = new("http", 8000) { Publish = Publish.Overlay };
}
