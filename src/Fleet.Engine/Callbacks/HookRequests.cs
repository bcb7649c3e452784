using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>What hooks are told of a step.</summary>
internal static class HookRequests
{
    public static ResourceHookRequest Of(Step step, ResourceState? result) => new()
    {
        Urn = step.Urn.Text,
        Id = Id(step, result),
        Name = step.Urn.Name,
        Type = step.Urn.Type,
        NewInputs = Inputs(step.New),
        OldInputs = Inputs(Old(step)),
        NewOutputs = step.New is null ? null : Outputs(result),
        OldOutputs = Outputs(Old(step)),
    };

    /// <summary>What an error hook is told.</summary>
    /// <param name="step">What has failed.</param>
    /// <param name="errors">Why, of every attempt, the newest first.</param>
    public static ErrorHookRequest Of(Step step, IEnumerable<string> errors)
    {
        var request = new ErrorHookRequest
        {
            Urn = step.Urn.Text,
            Id = Id(step, null),
            Name = step.Urn.Name,
            Type = step.Urn.Type,
            NewInputs = Inputs(step.New),
            OldInputs = Inputs(Old(step)),
            OldOutputs = Outputs(Old(step)),
            FailedOperation = Operation(step),
        };
        request.Errors.AddRange(errors);
        return request;
    }

    /// <summary>The kind of operation, as hooks know it; empty for one that they do not.</summary>
    public static string Operation(Step step) => step.Kind switch
    {
        StepKind.Create or StepKind.CreateReplacement => "create",
        StepKind.Update => "update",
        StepKind.Delete or StepKind.DeleteReplaced => "delete",
        _ => "",
    };

    // The object that a new one replaces is another object.
    private static ResourceState? Old(Step step) =>
        step.Kind is StepKind.Create or StepKind.CreateReplacement ? null : step.Old;

    private static string Id(Step step, ResourceState? result)
    {
        var id = (result ?? Old(step))?.Id ?? "";
        return id == ProviderReference.UnknownId ? "" : id;
    }

    private static Struct? Inputs(ResourceState? state) => state is null ? null : PropertyCodec.Encode(state.Inputs);

    private static Struct? Outputs(ResourceState? state) => state is null ? null : PropertyCodec.Encode(state.Outputs);
}
