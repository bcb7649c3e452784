using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Changes the arguments and options of a provider function's call; null leaves them as they are.</summary>
public delegate Task<InvokeTransformResult?> InvokeTransform(
    InvokeTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>What an invoke transform is told.</summary>
public readonly struct InvokeTransformArgs(
    string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The function's token.</summary>
    public string Token { get; } = token;

    /// <summary>Its arguments by their names on the wire.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The call's options.</summary>
    public InvokeOptions Options { get; } = options;
}

/// <summary>What an invoke transform made of it.</summary>
public readonly struct InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The arguments to use.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options to use.</summary>
    public InvokeOptions Options { get; } = options;
}
