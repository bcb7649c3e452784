using System.Collections.Immutable;
using Pulumi.Experimental;
using Pulumi.Experimental.Provider;

namespace Pulumi.Tests.Experimental;

/// <summary>A provider as its author writes it: things on a shelf, one function, one method.</summary>
internal sealed class Shelf(Pulumi.Experimental.IEngine engine) : Provider
{
    public override Task<CheckResponse> Check(CheckRequest request, CancellationToken ct) => Task.FromResult(
        request.NewInputs.ContainsKey("label")
            ? new CheckResponse { Inputs = request.NewInputs }
            : new CheckResponse { Failures = [new CheckFailure("label", $"{request.Type} '{request.Name}' needs a label.")] });

    public override Task<DiffResponse> Diff(DiffRequest request, CancellationToken ct) => Task.FromResult(new DiffResponse
    {
        Changes = request.OldInputs["label"].Equals(request.NewInputs["label"]) ? false : true,
        Replaces = ["label"],
        DetailedDiff = new Dictionary<string, PropertyDiff> { ["label"] = new() { Kind = PropertyDiffKind.UpdateReplace } },
    });

    public override async Task<CreateResponse> Create(CreateRequest request, CancellationToken ct)
    {
        await engine.LogAsync(new LogRequest(LogSeverity.Info, $"creates {request.Name}", request.Urn));
        return new CreateResponse
        {
            Id = request.Preview ? null : "1",
            Outputs = request.Inputs.Add("place", request.Preview ? PropertyValue.Computed : new PropertyValue("left")),
        };
    }

    public override Task Delete(DeleteRequest request, CancellationToken ct) =>
        request.Id == "stuck" ? throw new InvalidOperationException("It is stuck.") : Task.CompletedTask;

    public override Task<InvokeResponse> Invoke(InvokeRequest request, CancellationToken ct) =>
        Task.FromResult(new InvokeResponse { Return = request.Args });

    public override Task<CallResponse> Call(CallRequest request, CancellationToken ct) => Task.FromResult(new CallResponse(
        ImmutableDictionary<string, PropertyValue>.Empty
            .Add("stack", new PropertyValue(Deployment.Instance.StackName))
            .Add("self", new PropertyValue(request.Self!.URN)),
        null,
        ImmutableDictionary<string, ISet<Urn>>.Empty));
}
