namespace Fleet.Protocol.Grpc;

/// <summary>How a <see cref="GrpcServer"/> behaves.</summary>
public sealed record GrpcServerOptions
{
    /// <summary>
    /// What the caller sees of an exception that is neither an <see cref="RpcStatusException"/> nor a cancellation. The
    /// default is <see cref="StatusCode.Internal"/>, as providers answer. A monitor must not use
    /// <see cref="StatusCode.Unknown"/>: the Node SDK then spins until it is killed.
    /// </summary>
    public StatusCode ExceptionStatus { get; init; } = StatusCode.Internal;

    /// <summary>
    /// Translates a handler's exception where the status alone does not say enough; null leaves it to
    /// <see cref="ExceptionStatus"/>.
    /// </summary>
    public Func<Exception, RpcStatusException?>? Translate { get; init; }

    /// <summary>How long disposing waits for calls that still run before it aborts them.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock for callers' deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
