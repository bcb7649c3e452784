using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Protocol;
using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>
/// Has functions of the program change what it registers: first those that the resource was given, then those of the
/// resources above it, the nearest first, at last those of the stack in the order of their registration.
/// </summary>
internal sealed class ResourceTransforms(CallbackClient callbacks)
{
    private readonly ConcurrentDictionary<string, Registered> _registered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Parent, string Type, string Name), ImmutableArray<Callback>> _handedOn = new();
    private ImmutableArray<Callback> _stack = [];

    /// <summary>Adds one for every resource registered from now on.</summary>
    /// <exception cref="DiagnosticException">It cannot be called.</exception>
    public void AddForStack(Callback transform)
    {
        CallbackClient.Check(transform);
        ImmutableInterlocked.Update(ref _stack, known => known.Add(transform));
    }

    /// <summary>Changes a registration in place.</summary>
    /// <exception cref="DiagnosticException">A function has failed.</exception>
    public async Task ApplyAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        TakeHandedOn(request);
        foreach (var transform in Of(request))
        {
            var answer = await AskAsync(transform, request, cancellationToken);
            request.Object = answer.Properties ?? request.Object;
            if (answer.Options is { } options)
            {
                TransformOptions.Apply(options, request);
            }
        }
    }

    /// <summary>Remembers a registered resource for those below it.</summary>
    public void Remember(string urn, RegisterResourceRequest request) =>
        _registered[urn] = new Registered(request.Parent, [.. request.Transforms]);

    // Whoever makes a component for the program registers it with the same name, and without the program's functions.
    private void TakeHandedOn(RegisterResourceRequest request)
    {
        var key = (request.Parent, request.Type, request.Name);
        if (request.Remote)
        {
            _handedOn[key] = [.. request.Transforms];
        }
        else if (_handedOn.TryRemove(key, out var transforms))
        {
            request.Transforms.AddRange(transforms);
        }
    }

    private List<Callback> Of(RegisterResourceRequest request)
    {
        var transforms = new List<Callback>(request.Transforms);
        for (var at = request.Parent; _registered.TryGetValue(at, out var above); at = above.Parent)
        {
            transforms.AddRange(above.Transforms);
        }

        transforms.AddRange(_stack);
        return transforms;
    }

    private async Task<TransformResponse> AskAsync(
        Callback transform, RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var question = new TransformRequest
        {
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Parent = request.Parent,
            Properties = request.Object ?? new(),
            Options = TransformOptions.Of(request),
        };
        try
        {
            return await callbacks.InvokeAsync(transform, question, TransformResponse.Parser, cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            throw new DiagnosticException(
                $"A transform of '{request.Name}' of type '{request.Type}' has failed: {exception.Message}",
                inner: exception);
        }
    }

    private sealed record Registered(string Parent, ImmutableArray<Callback> Transforms);
}
