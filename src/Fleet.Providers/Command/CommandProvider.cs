using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary>The <c>command</c> package: commands run here or on hosts, and files copied there.</summary>
internal sealed class CommandProvider : PackageProvider, IHostBound
{
    private readonly LocalCommandResource _local;

    public CommandProvider(SshConnections connections, IProviderHost reports, string folder)
    {
        _local = new LocalCommandResource(connections.Local, reports, folder);
        Serve(
            _local,
            new RemoteCommandResource(connections, reports),
            new CopyToRemoteResource(connections, folder),
            new CopyFileResource(connections, folder));
    }

    /// <inheritdoc/>
    public override string Package => "command";

    /// <inheritdoc/>
    public override Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) =>
        request.Token == "command:local:run"
            ? RemoteErrors.AboutAsync(default, () => _local.InvokeAsync(request.Arguments, cancellationToken))
            : base.InvokeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public string HostOf(PropertyMap inputs) => inputs.Find("connection")?.Unwrap() is PropertyValue.Map connection
        ? connection.Members.Find("host")?.Unwrap().AsText() ?? ""
        : "";
}
