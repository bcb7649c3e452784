using System.Collections.Immutable;
using Fleet.Protocol;
using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>Has functions of the program change the calls that it makes, in the order of their registration.</summary>
internal sealed class InvokeTransforms(CallbackClient callbacks)
{
    private ImmutableArray<Callback> _stack = [];

    /// <summary>Adds one for every call from now on.</summary>
    /// <exception cref="DiagnosticException">It cannot be called.</exception>
    public void AddForStack(Callback transform)
    {
        CallbackClient.Check(transform);
        ImmutableInterlocked.Update(ref _stack, known => known.Add(transform));
    }

    /// <summary>Changes a call in place.</summary>
    /// <exception cref="DiagnosticException">A function has failed.</exception>
    public async Task ApplyAsync(ResourceInvokeRequest request, CancellationToken cancellationToken)
    {
        foreach (var transform in _stack)
        {
            var answer = await AskAsync(transform, request, cancellationToken);
            request.Args = answer.Args ?? request.Args;
            if (answer.Options is { } options)
            {
                (request.Provider, request.Version) = (options.Provider, options.Version);
                request.PluginDownloadURL = options.PluginDownloadUrl;
                request.PluginChecksums.Clear();
                request.PluginChecksums.Add(options.PluginChecksums);
            }
        }
    }

    private async Task<TransformInvokeResponse> AskAsync(
        Callback transform, ResourceInvokeRequest request, CancellationToken cancellationToken)
    {
        var question = new TransformInvokeRequest
        {
            Token = request.Tok,
            Args = request.Args ?? new(),
            Options = new TransformInvokeOptions
            {
                Provider = request.Provider,
                Version = request.Version,
                PluginDownloadUrl = request.PluginDownloadURL,
                PluginChecksums = { request.PluginChecksums },
            },
        };
        try
        {
            return await callbacks.InvokeAsync(transform, question, TransformInvokeResponse.Parser, cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            throw new DiagnosticException(
                $"A transform of the call of '{request.Tok}' has failed: {exception.Message}", inner: exception);
        }
    }
}
