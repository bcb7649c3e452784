using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What an engine calls on a language plugin.</summary>
public static class LanguageMethods
{
    private const string Service = "pulumirpc.LanguageRuntime";

    public static GrpcMethod<LanguageHandshakeRequest, LanguageHandshakeResponse> Handshake { get; } =
        new(Service, nameof(Handshake));

    public static GrpcMethod<GetRequiredPackagesRequest, GetRequiredPackagesResponse> GetRequiredPackages { get; } =
        new(Service, nameof(GetRequiredPackages));

    public static GrpcMethod<RunRequest, RunResponse> Run { get; } = new(Service, nameof(Run));

    public static GrpcMethod<Empty, PluginInfo> GetPluginInfo { get; } = new(Service, nameof(GetPluginInfo));

    /// <summary>Answered with a stream.</summary>
    public static GrpcMethod<InstallDependenciesRequest, InstallDependenciesResponse> InstallDependencies { get; } =
        new(Service, nameof(InstallDependencies));

    public static GrpcMethod<AboutRequest, AboutResponse> About { get; } = new(Service, nameof(About));

    /// <summary>Answered with a stream.</summary>
    public static GrpcMethod<RunPluginRequest, RunPluginResponse> RunPlugin { get; } = new(Service, nameof(RunPlugin));

    public static GrpcMethod<Empty, Empty> Cancel { get; } = new(Service, nameof(Cancel));
}
