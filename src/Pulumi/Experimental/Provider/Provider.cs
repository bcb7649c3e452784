using System.Globalization;
using Fleet.Protocol.Grpc;

namespace Pulumi.Experimental.Provider;

/// <summary>
/// A provider plugin: derive from it, override what the provider can do, and give it to
/// <see cref="Serve(string[], string?, Func{IEngine, Provider}, CancellationToken)"/>. What is not overridden is answered
/// as not implemented.
/// </summary>
public abstract class Provider
{
    /// <summary>Runs a plugin until it is cancelled: serves on a loopback port that the first line of output tells.</summary>
    /// <param name="args">The process's arguments: the engine's address.</param>
    /// <param name="version">The plugin's version; that of the program when null.</param>
    /// <param name="factory">Makes the provider once the engine is known.</param>
    /// <param name="cancellationToken">Ends the plugin.</param>
    public static async Task Serve(
        string[] args, string? version, Func<IEngine, Provider> factory, CancellationToken cancellationToken)
    {
        await using var server = await ProviderServer.StartAsync(args, version, factory);
#pragma warning disable RS0030 // The engine reads the port from standard output, up to a bare line feed.
        await Console.Out.WriteAsync(server.Port.ToString(CultureInfo.InvariantCulture) + "\n");
        await Console.Out.FlushAsync(cancellationToken);
#pragma warning restore RS0030
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Makes the provider one for a package that follows from parameters.</summary>
    public virtual Task<ParameterizeResponse> Parameterize(ParameterizeRequest request, CancellationToken ct) =>
        throw Missing(nameof(Parameterize));

    /// <summary>Gives the package's schema.</summary>
    public virtual Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct) =>
        throw Missing(nameof(GetSchema));

    /// <summary>Checks the provider's settings.</summary>
    public virtual Task<CheckResponse> CheckConfig(CheckRequest request, CancellationToken ct) =>
        throw Missing(nameof(CheckConfig));

    /// <summary>Tells what a change of the provider's settings would do.</summary>
    public virtual Task<DiffResponse> DiffConfig(DiffRequest request, CancellationToken ct) =>
        throw Missing(nameof(DiffConfig));

    /// <summary>Takes the provider's settings. Unless overridden, it takes everything and does nothing.</summary>
    public virtual Task<ConfigureResponse> Configure(ConfigureRequest request, CancellationToken ct) =>
        Task.FromResult(new ConfigureResponse
        {
            AcceptOutputs = true,
            AcceptResources = true,
            AcceptSecrets = true,
            SupportsPreview = true,
        });

    /// <summary>Calls a function.</summary>
    public virtual Task<InvokeResponse> Invoke(InvokeRequest request, CancellationToken ct) => throw Missing(nameof(Invoke));

    /// <summary>Creates a resource.</summary>
    public virtual Task<CreateResponse> Create(CreateRequest request, CancellationToken ct) => throw Missing(nameof(Create));

    /// <summary>Reads a resource.</summary>
    public virtual Task<ReadResponse> Read(ReadRequest request, CancellationToken ct) => throw Missing(nameof(Read));

    /// <summary>Checks a resource's inputs.</summary>
    public virtual Task<CheckResponse> Check(CheckRequest request, CancellationToken ct) => throw Missing(nameof(Check));

    /// <summary>Tells what a change of a resource would do.</summary>
    public virtual Task<DiffResponse> Diff(DiffRequest request, CancellationToken ct) => throw Missing(nameof(Diff));

    /// <summary>Changes a resource.</summary>
    public virtual Task<UpdateResponse> Update(UpdateRequest request, CancellationToken ct) => throw Missing(nameof(Update));

    /// <summary>Deletes a resource.</summary>
    public virtual Task Delete(DeleteRequest request, CancellationToken ct) => throw Missing(nameof(Delete));

    /// <summary>Makes a component; runs inside of the calling program's deployment.</summary>
    public virtual Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct) =>
        throw Missing(nameof(Construct));

    /// <summary>Calls a method of a resource; runs inside of the calling program's deployment.</summary>
    public virtual Task<CallResponse> Call(CallRequest request, CancellationToken ct) => throw Missing(nameof(Call));

    // The status by which an engine learns that a provider does not offer something.
    private RpcStatusException Missing(string method) => new(StatusCode.Unimplemented, $"{GetType().Name} has no '{method}'.");
}
