using Fleet.Protocol.Values;
using Google.Protobuf;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>An invoke transform as the engine calls it.</summary>
internal static class InvokeTransformCallback
{
    public static Func<ByteString, CancellationToken, Task<IMessage>> For(InvokeTransform transform) =>
        async (bytes, cancellationToken) =>
        {
            var request = TransformInvokeRequest.Parser.ParseFrom(bytes);
            var args = new InvokeTransformArgs(
                request.Token, PlainReader.ReadMembers(PropertyCodec.Decode(request.Args)), ToOptions(request.Options));
            var response = new TransformInvokeResponse();
            if (await transform(args, cancellationToken) is { } changed)
            {
                var serialized = await SerializedProperties.FromAsync(
                    $"transform of '{request.Token}'", changed.Args, () => new Serializer(true, true));
                response.Args = PropertyCodec.Encode(serialized.Values);
                response.Options = new TransformInvokeOptions
                {
                    Provider = changed.Options.Provider is { } provider ? await provider.ReferenceAsync() : "",
                    Version = changed.Options.Version ?? "",
                    PluginDownloadUrl = changed.Options.PluginDownloadURL ?? "",
                };
            }

            return response;
        };

    private static InvokeOptions ToOptions(TransformInvokeOptions? options) => new()
    {
        Provider = options is { Provider.Length: > 0 } ? new DependencyProviderResource(options.Provider) : null,
        Version = options is { Version.Length: > 0 } ? options.Version : null,
        PluginDownloadURL = options is { PluginDownloadUrl.Length: > 0 } ? options.PluginDownloadUrl : null,
    };
}
