using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary><c>command:remote:Command</c>: run by the login shell of another host.</summary>
internal sealed class RemoteCommandResource(SshConnections connections, IProviderHost reports)
    : CommandResource("command:remote:Command")
{
    /// <inheritdoc/>
    public override CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly([.. CommandInputs.Names, "connection"]);
        CommandInputs.Check(check);
        ConnectionInputs.Check(check);
        return check.Result();
    }

    /// <inheritdoc/>
    protected override CommandRun Run(Urn urn, PropertyMap inputs) => new(
        urn, connections.Get(ConnectionInputs.Target(urn, inputs.Find("connection")?.AsMap() ?? PropertyMap.Empty)), inputs, reports);

    /// <inheritdoc/>
    protected override PropertyMap Complete(PropertyMap inputs) =>
        inputs.Find("connection") is { } connection && connection.Unwrap() is PropertyValue.Map map
            ? inputs.With("connection", ConnectionInputs.Complete(map.Members))
            : inputs;
}
