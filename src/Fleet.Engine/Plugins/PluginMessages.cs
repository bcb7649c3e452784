using Fleet.Protocol.Providers;
using Google.Protobuf;

namespace Fleet.Engine.Plugins;

/// <summary>What the engine asks of a provider, as the messages of a plugin.</summary>
internal sealed class PluginMessages(PluginValues values)
{
    public Pulumirpc.CheckRequest Check(CheckRequest request) => new()
    {
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Olds = values.Send(request.OldInputs),
        News = values.Send(request.NewInputs),
        RandomSeed = ByteString.CopyFrom(request.RandomSeed.AsSpan()),
    };

    public Pulumirpc.DiffRequest Diff(DiffRequest request) => new()
    {
        Id = request.Id,
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Olds = values.Send(request.OldOutputs, isOld: true),
        OldInputs = values.Send(request.OldInputs, isOld: true),
        News = values.Send(request.NewInputs),
        IgnoreChanges = { request.IgnoreChanges },
    };

    public Pulumirpc.CreateRequest Create(CreateRequest request) => new()
    {
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Properties = values.Send(request.Inputs),
        Timeout = Seconds(request.Timeout),
        Preview = request.IsPreview,
    };

    public Pulumirpc.ReadRequest Read(ReadRequest request) => new()
    {
        Id = request.Id,
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Properties = values.Send(request.Outputs.Count == 0 ? request.Inputs : request.Outputs, isOld: true),
        Inputs = values.Send(request.Inputs, isOld: true),
        Timeout = Seconds(request.Timeout),
    };

    public Pulumirpc.UpdateRequest Update(UpdateRequest request) => new()
    {
        Id = request.Id,
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Olds = values.Send(request.OldOutputs, isOld: true),
        OldInputs = values.Send(request.OldInputs, isOld: true),
        News = values.Send(request.NewInputs),
        Timeout = Seconds(request.Timeout),
        Preview = request.IsPreview,
        IgnoreChanges = { request.IgnoreChanges },
    };

    public Pulumirpc.DeleteRequest Delete(DeleteRequest request) => new()
    {
        Id = request.Id,
        Urn = request.Urn.Text,
        Name = request.Urn.Name,
        Type = request.Urn.Type,
        Properties = values.Send(request.Outputs, isOld: true),
        OldInputs = values.Send(request.Inputs, isOld: true),
        Timeout = Seconds(request.Timeout),
    };

    private static double Seconds(TimeSpan? time) => time?.TotalSeconds ?? 0;
}
