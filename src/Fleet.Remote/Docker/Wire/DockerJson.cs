using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>Readers and writers of the API's JSON, made at compile time: the first call starts sooner.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = false)]
[JsonSerializable(typeof(ContainerSpec))]
[JsonSerializable(typeof(ContainerDetails))]
[JsonSerializable(typeof(IReadOnlyList<ContainerSummary>))]
[JsonSerializable(typeof(ContainerResources))]
[JsonSerializable(typeof(CreatedAnswer))]
[JsonSerializable(typeof(WaitAnswer))]
[JsonSerializable(typeof(ExecSpec))]
[JsonSerializable(typeof(ExecStart))]
[JsonSerializable(typeof(ExecState))]
[JsonSerializable(typeof(ImageDetails))]
[JsonSerializable(typeof(IReadOnlyList<ImageSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ImageRemoval>))]
[JsonSerializable(typeof(ProgressLine))]
[JsonSerializable(typeof(RegistryAuthHeader))]
[JsonSerializable(typeof(NetworkSpec))]
[JsonSerializable(typeof(NetworkDetails))]
[JsonSerializable(typeof(IReadOnlyList<NetworkDetails>))]
[JsonSerializable(typeof(NetworkMember))]
[JsonSerializable(typeof(VolumeSpec))]
[JsonSerializable(typeof(VolumeDetails))]
[JsonSerializable(typeof(VolumeList))]
[JsonSerializable(typeof(EngineVersion))]
[JsonSerializable(typeof(EngineInfo))]
[JsonSerializable(typeof(EngineError))]
[JsonSerializable(typeof(Dictionary<string, RegistryAuthHeader>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<UlimitConfig>))]
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(ManifestPlatform))]
[JsonSerializable(typeof(RegistryToken))]
[JsonSerializable(typeof(HelperAnswer))]
[JsonSerializable(typeof(PluginDetails))]
[JsonSerializable(typeof(DockerEvent))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class DockerJson : JsonSerializerContext;
