using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Builtin;

/// <summary>The package <c>pulumi</c> itself: references to other stacks, and values that stay as first given.</summary>
internal sealed class PulumiProvider(StackOutputs stacks, EngineEnvironment environment) : IProvider
{
    public const string PackageName = "pulumi";
    private const string StackReference = "pulumi:pulumi:StackReference";
    private const string Stash = "pulumi:index:Stash";
    private const string ReadStackOutputs = "pulumi:pulumi:readStackOutputs";
    private const string ReadStackResourceOutputs = "pulumi:pulumi:readStackResourceOutputs";

    public string Package => PackageName;

    public bool AcceptsSecrets => true;

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DiffResult.None);

    public Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var failures = request.Urn.Type switch
        {
            StackReference => request.NewInputs.Keys.Where(name => name != "name")
                .Select(name => new CheckFailure(name, "A stack reference has no such property"))
                .ToImmutableArray(),
            Stash => [],
            var type => throw new DiagnosticException($"The package 'pulumi' has no resource '{type}'."),
        };
        return Task.FromResult(new CheckResult(request.NewInputs, failures));
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var name = request.Urn.Type == StackReference ? "name" : "input";
        if (Equals(request.OldInputs.Find(name), request.NewInputs.Find(name)))
        {
            return Task.FromResult(DiffResult.None);
        }

        var kind = request.Urn.Type == StackReference ? DiffKind.UpdateReplace : DiffKind.Update;
        return Task.FromResult(new DiffResult(DiffResult.None.Properties.Add(name, new PropertyDiff(kind))));
    }

    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var id = request.IsPreview ? "" : environment.NewId().ToString();
        return request.Urn.Type == StackReference
            ? new CreateResult(id, await ReferenceAsync(request.Inputs, cancellationToken))
            : new CreateResult(id, request.Inputs.With("output", request.Inputs.Find("input") ?? PropertyValue.Null.Instance));
    }

    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        request.Urn.Type == StackReference
            ? new ReadResult(request.Id, request.Inputs, await ReferenceAsync(request.Inputs, cancellationToken))
            : new ReadResult(request.Id, request.Inputs, request.Outputs);

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(
            request.NewInputs.With("output", request.OldOutputs.Find("output") ?? PropertyValue.Null.Instance)));

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) =>
        request.Token switch
        {
            ReadStackOutputs => new InvokeResult(await ReferenceAsync(request.Arguments, cancellationToken), []),
            ReadStackResourceOutputs => new InvokeResult(await ResourcesAsync(request.Arguments, cancellationToken), []),
            _ => throw new NotSupportedException(request.Token),
        };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<PropertyMap> ResourcesAsync(PropertyMap inputs, CancellationToken cancellationToken)
    {
        var name = inputs.Find("stackName")?.AsText() ?? "";
        return PropertyMap.Of(("name", name), ("outputs", await stacks.ReadResourcesAsync(name, cancellationToken)));
    }

    private async Task<PropertyMap> ReferenceAsync(PropertyMap inputs, CancellationToken cancellationToken)
    {
        var name = inputs.Find("name")?.AsText() ?? "";
        var outputs = await stacks.ReadAsync(name, cancellationToken);
        var secrets = outputs.Where(output => output.Value.ContainsSecrets).Select(output => (PropertyValue)output.Key);
        return PropertyMap.Of(
            ("name", name), ("outputs", outputs), ("secretOutputNames", PropertyValue.Of(secrets)));
    }
}
