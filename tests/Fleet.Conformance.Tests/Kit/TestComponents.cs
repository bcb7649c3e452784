using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>
/// What the test provider serves beside resources. A component has one child, which gets its inputs; a method repeats what
/// it was asked.
/// </summary>
internal static class TestComponents
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<Urn>> Nothing =
        ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal);

    public static async Task<ComponentResult> ConstructAsync(ComponentRequest request, CancellationToken cancellationToken)
    {
        using var monitor = new GrpcChannel(request.Options.MonitorEndpoint);
        var component = await RegisterAsync(
            monitor,
            new RegisterResourceRequest
            {
                Type = request.Options.Type,
                Name = request.Options.Name,
                Parent = request.Options.Parent,
                Object = new Struct(),
            },
            cancellationToken);
        var child = new RegisterResourceRequest
        {
            Type = "test:index:Thing",
            Name = $"{request.Options.Name}-child",
            Parent = component.Urn,
            Custom = true,
            Object = PropertyCodec.Encode(request.Inputs, new PropertyCodecOptions { KeepOutputs = false }),
        };
        child.Providers.Add(request.Options.Providers);
        child.Provider = request.Options.Providers.GetValueOrDefault("test", "");
        var made = await RegisterAsync(monitor, child, cancellationToken);
        var outputs = PropertyMap.Of(("text", PropertyCodec.Decode(made.Object)["computed"]));
        await monitor.CallAsync(
            MonitorMethods.RegisterResourceOutputs,
            new RegisterResourceOutputsRequest { Urn = component.Urn, Outputs = PropertyCodec.Encode(outputs) },
            cancellationToken);
        return new ComponentResult(Parse(component.Urn), outputs, Nothing.Add("text", [Parse(made.Urn)]));
    }

    public static Task<MethodResult> CallAsync(MethodRequest request)
    {
        var said = string.Join(", ", request.Arguments.Where(argument => argument.Key != "__self__")
            .Select(argument => $"{argument.Key} is {Plain(argument.Value)}"));
        var isSecret = request.Arguments.Values.Any(value => value.ContainsSecrets);
        return Task.FromResult(new MethodResult(
            PropertyMap.Of(("said", isSecret ? new PropertyValue.Secret(said) : said)), Nothing, []));
    }

    private static string Plain(PropertyValue value) => value switch
    {
        PropertyValue.Secret secret => Plain(secret.Value),
        PropertyValue.Output output => output.Value is null ? "unknown" : Plain(output.Value),
        PropertyValue.Text text => text.Value,
        _ => ValueText.Of(value),
    };

    private static Task<RegisterResourceResponse> RegisterAsync(
        GrpcChannel monitor, RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        request.AcceptSecrets = true;
        request.AcceptResources = true;
        request.SupportsResultReporting = true;
        return monitor.CallAsync(MonitorMethods.RegisterResource, request, cancellationToken);
    }

    private static Urn Parse(string urn) => Urn.TryParse(urn, out var parsed) ? parsed : default;
}
