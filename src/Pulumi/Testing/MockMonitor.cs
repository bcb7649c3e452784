using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>The engine of a tested program: it asks the mocks what becomes of each resource, and remembers that.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings settings) : IMonitor
{
    private const string GetResource = "pulumi:pulumi:getResource";

    private readonly ConcurrentDictionary<string, PropertyMap> _states = new();
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];

    /// <summary>The resources in the order of their registration.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources];
            }
        }
    }

    // Outputs as values would show in what mocks are given, so that is the one thing not supported.
    public Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id != "outputValues" });

    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) => new()
    {
        Return = PropertyCodec.Encode(request.Tok == GetResource
            ? Find(PropertyCodec.Decode(request.Args).Find(WireNames.Urn)?.AsText() ?? "")
            : await AskAsync(request.Tok, request.Args, request.Provider)),
    };

    public async Task<CallResponse> CallAsync(ResourceCallRequest request) => new()
    {
        Return = PropertyCodec.Encode(await AskAsync(request.Tok, request.Args, request.Provider)),
    };

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        var urn = UrnOf(request.Type, request.Name, request.Parent);
        var (_, state) = await MakeAsync(urn, new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = MockValues.ToPlain(request.Properties),
            Provider = request.Provider,
            Id = request.Id,
        });
        Add(resource);
        return new ReadResourceResponse { Urn = urn, Properties = PropertyCodec.Encode(state) };
    }

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        Add(resource);
        var urn = UrnOf(request.Type, request.Name, request.Parent);
        if (request.Type == Stack.TypeToken)
        {
            return new RegisterResourceResponse { Urn = urn, Object = PropertyCodec.Encode(PropertyMap.Empty) };
        }

        var (id, state) = await MakeAsync(urn, new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = MockValues.ToPlain(request.Object),
            Provider = request.Provider,
            Id = request.ImportId,
        });
        return new RegisterResourceResponse { Urn = urn, Id = id, Object = PropertyCodec.Encode(state) };
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        mocks.RegisterResourceOutputs(new(request.Urn, MockValues.ToOutputs(request.Outputs)));

    public Task RegisterStackInvokeTransformAsync(Callback callback) => Task.CompletedTask;

    public Task RegisterResourceHookAsync(RegisterResourceHookRequest request) => Task.CompletedTask;

    public Task RegisterErrorHookAsync(RegisterErrorHookRequest request) => Task.CompletedTask;

    public Task<RegisterPackageResponse> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) =>
        Task.FromResult(new RegisterPackageResponse { Ref = $"{request.Name}-{request.Version}" });

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private void Add(Resource resource)
    {
        lock (_gate)
        {
            _resources.Add(resource);
        }
    }

    private PropertyMap Find(string urn) => _states.TryGetValue(urn, out var state)
        ? state
        : throw new InvalidOperationException($"The tested program has no resource '{urn}'.");

    private async Task<PropertyMap> AskAsync(string token, Google.Protobuf.WellKnownTypes.Struct args, string provider)
    {
        var answer = await mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = MockValues.ToPlain(args),
            Provider = provider,
        });
        return await MockValues.FromAnswerAsync($"the call of '{token}'", answer);
    }

    private async Task<(string Id, PropertyMap State)> MakeAsync(string urn, MockResourceArgs args)
    {
        var (given, answer) = await mocks.NewResourceAsync(args);
        var id = given ?? args.Id ?? "";
        var state = await MockValues.FromAnswerAsync($"the resource '{args.Name}'", answer);
        _states[urn] = PropertyMap.Of((WireNames.Urn, urn), (WireNames.Id, id), ("state", new PropertyValue.Map(state)));
        return (id, state);
    }

    /// <summary>Of the parent's types only the first is kept, as mocks of the official SDK have it.</summary>
    private string UrnOf(string type, string name, string parent)
    {
        var above = parent.Length > 0 ? parent.Split("::")[2].Split('$')[0] + "$" : "";
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{above}{type}::{name}";
    }
}
