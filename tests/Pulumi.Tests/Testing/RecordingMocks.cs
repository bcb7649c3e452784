using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Pulumi.Tests.Testing;

/// <summary>Mocks as a program's author writes them: ids from names, inputs as state, one function.</summary>
internal sealed class RecordingMocks : IMocks
{
    public ConcurrentQueue<MockResourceArgs> Made { get; } = new();

    public ConcurrentQueue<MockCallArgs> Called { get; } = new();

    public ConcurrentQueue<MockRegisterResourceOutputsRequest> Registered { get; } = new();

    /// <summary>Further outputs of a resource.</summary>
    public Func<MockResourceArgs, IEnumerable<(string Name, object Value)>> Computed { get; init; } = _ => [];

    public Func<MockCallArgs, object> Answer { get; init; } = call => call.Args;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Made.Enqueue(args);
        var state = args.Inputs.SetItems(Computed(args).Select(item => KeyValuePair.Create(item.Name, item.Value)));
        return Task.FromResult<(string?, object)>((args.Id is { Length: > 0 } id ? id : args.Name + "-id", state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Called.Enqueue(args);
        return Task.FromResult(Answer(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Registered.Enqueue(args);
        return Task.CompletedTask;
    }
}
