using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>A container was made.</summary>
internal sealed record CreatedAnswer
{
    public string Id { get; init; } = "";

    public IReadOnlyList<string>? Warnings { get; init; }

    public string? Warning { get; init; }
}

/// <summary>A container ended.</summary>
internal sealed record WaitAnswer
{
    public int StatusCode { get; init; }

    public WaitError? Error { get; init; }
}

/// <summary>Waiting failed.</summary>
internal sealed record WaitError(string? Message);

/// <summary>The engine's volumes.</summary>
internal sealed record VolumeList(IReadOnlyList<VolumeDetails>? Volumes);

/// <summary>Which container to connect or disconnect.</summary>
internal sealed record NetworkMember(string Container)
{
    public EndpointSettings? EndpointConfig { get; init; }

    public bool? Force { get; init; }
}

/// <summary>A command to run in a container.</summary>
internal sealed record ExecSpec
{
    public bool AttachStdout { get; init; } = true;

    public bool AttachStderr { get; init; } = true;

    public required IReadOnlyList<string> Cmd { get; init; }

    public IReadOnlyList<string>? Env { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }
}

/// <summary>How to start a command.</summary>
internal sealed record ExecStart(bool Detach, bool Tty);

/// <summary>What became of a command.</summary>
internal sealed record ExecState
{
    public bool Running { get; init; }

    public int? ExitCode { get; init; }
}

/// <summary>One line of a progress stream.</summary>
internal sealed record ProgressLine
{
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("stream")]
    public string? Stream { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("errorDetail")]
    public ProgressError? ErrorDetail { get; init; }

    [JsonPropertyName("progressDetail")]
    public ProgressDetail? Detail { get; init; }

    [JsonPropertyName("aux")]
    public ProgressResult? Aux { get; init; }

    /// <summary>The line for those who only watch.</summary>
    [JsonIgnore]
    public ImageProgress Progress => new(Id ?? "", (Status ?? Stream ?? "").TrimEnd('\n'), Detail?.Current, Detail?.Total);
}

/// <summary>What an operation with progress has led to: an image's id, or its digest in a registry.</summary>
internal sealed record ProgressResult
{
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    public string? Digest { get; init; }
}

/// <summary>Why an operation with progress failed.</summary>
internal sealed record ProgressError
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}

/// <summary>How far a part has got, in bytes.</summary>
internal sealed record ProgressDetail
{
    [JsonPropertyName("current")]
    public long? Current { get; init; }

    [JsonPropertyName("total")]
    public long? Total { get; init; }
}

/// <summary>A registry login as the engine takes it.</summary>
internal sealed record RegistryAuthHeader
{
    [JsonPropertyName("username")]
    public string? Username { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("serveraddress")]
    public string? ServerAddress { get; init; }

    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }
}
